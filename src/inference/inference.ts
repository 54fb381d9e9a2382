// Runs models: pixels in, proposed objects out. Made once per process; the only thing others need of this folder
// besides the providers. Knows nothing of photos, steps or where models come from.

import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { Candidate } from '../core/context';
import { LensgraphError } from '../core/errors';
import { DECODERS } from './decoders/families';
import type { ModelFile, RawDetections, RawOutput } from './model-file';
import { resolveProvider } from './providers';
import { createSessions } from './sessions';

export interface Inference {
  /** The provider that really computes. */
  readonly provider: string;
  /**
   * The objects `model` proposes with a score of at least `floor`, overlapping, boxes in pixels of its input.
   * `pixels`: RGB uint8, row by row, exactly of the card's input size. Blocks this thread while it computes.
   * Errors: model_not_fetched, model_corrupt, model_unsupported.
   */
  candidates(model: ModelFile, pixels: Uint8Array, floor: number): Promise<Candidate[]>;
  /** The outputs as the model gives them. */
  raw(model: ModelFile, pixels: Uint8Array): Promise<RawDetections>;
  /** Loads `model`, so that the first photo does not wait for it. */
  preload(model: ModelFile): Promise<void>;
  close(): Promise<void>;
}

function floatOutput(outputs: InferenceSession.ReturnType, name: string, model: string): RawOutput {
  const output = outputs[name];
  if (output?.type !== 'float32' || !(output.data instanceof Float32Array)) {
    throw new LensgraphError('model_unsupported', { name: model, reason: `it has no output "${name}" of numbers` });
  }
  return { dims: output.dims, data: output.data };
}

async function run(session: InferenceSession, { card }: ModelFile, pixels: Uint8Array): Promise<RawDetections> {
  const { name, width, height } = card.input;
  const tensor = new Tensor('uint8', pixels, [1, height, width, 3]);
  const { scores, boxes } = card.outputs;
  try {
    const outputs = await session.run({ [name]: tensor }, [scores, boxes]);
    return { scores: floatOutput(outputs, scores, card.name), boxes: floatOutput(outputs, boxes, card.name) };
  } catch (error) {
    if (error instanceof LensgraphError) throw error;
    throw new LensgraphError(
      'model_unsupported',
      { name: card.name, reason: 'it failed while computing' },
      { cause: error },
    );
  }
}

function checkPixels({ card: { name, input } }: ModelFile, pixels: Uint8Array): void {
  const expected = input.width * input.height * 3;
  if (pixels.length === expected) return;
  throw new LensgraphError(
    'internal',
    {},
    { cause: new RangeError(`${name}: ${pixels.length} bytes, not ${expected}`) },
  );
}

/**
 * `provider` as for `resolveProvider`; `threads` inside one operation (one per process is best with as many processes
 * as cores). Errors: `provider_unavailable`.
 */
export async function createInference({
  provider: requested,
  threads = 1,
}: {
  readonly provider?: string | undefined;
  readonly threads?: number;
} = {}): Promise<Inference> {
  const provider = await resolveProvider(requested);
  const sessions = createSessions({ provider, threads });

  function raw(model: ModelFile, pixels: Uint8Array): Promise<RawDetections> {
    checkPixels(model, pixels);
    return sessions.with(model, (session) => run(session, model, pixels));
  }

  return {
    provider,
    raw,
    candidates: async (model, pixels, floor) => {
      const decode = DECODERS[model.card.family];
      if (!decode) {
        const { name, family } = model.card;
        throw new LensgraphError('model_unsupported', { name, reason: `its family "${family}" is unknown here` });
      }
      return decode(await raw(model, pixels), model.card, floor);
    },
    preload: (model) => sessions.with(model, async () => {}),
    close: () => sessions.close(),
  };
}
