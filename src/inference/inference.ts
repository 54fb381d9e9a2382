// Runs models: pixels in, proposed objects out. Made once per process; the only thing others need of this folder
// besides the providers. Knows nothing of photos, steps or where models come from.

import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { LensgraphError } from '../core/errors';
import { proposalsOf } from './decoders/common/top';
import type { Decoded, Outputs, Proposal } from './decoders/decoder';
import { DECODERS } from './decoders/families';
import { type Fed, feedExtra, feedPhotos } from './feed';
import type { ModelFile } from './model-file';
import { resolveProvider } from './providers';
import { readOutputs } from './read-outputs';
import { createSessions } from './sessions';

export interface Inference {
  /** The provider that really computes. */
  readonly provider: string;
  /**
   * What `model` says of each photo: objects scored at least `floor`, or whatever its family gives. Photos: RGB uint8,
   * row by row, exactly of the card's input size; more than the model takes at once go in turns. Blocks this thread
   * while it computes. Errors: model_not_fetched, model_corrupt, model_unsupported, non_finite_output.
   */
  decode(model: ModelFile, photos: readonly Uint8Array[], floor: number): Promise<Decoded[]>;
  /** As `decode`, of one photo and a model that finds objects: overlapping, in pixels of its input. */
  candidates(model: ModelFile, pixels: Uint8Array, floor: number): Promise<readonly Proposal[]>;
  /** The outputs as the model gives them, by role; `photos` are one batch. */
  raw(model: ModelFile, photos: readonly Uint8Array[]): Promise<Outputs>;
  /** Loads `model`, so that the first photo does not wait for it. */
  preload(model: ModelFile): Promise<void>;
  close(): Promise<void>;
}

function tensorOf(fed: Fed): Tensor {
  // The runtime's types tell its overloads apart by the literal of the type.
  switch (fed.type) {
    case 'uint8':
      return new Tensor(fed.type, fed.data, fed.dims);
    case 'float32':
      return new Tensor(fed.type, fed.data, fed.dims);
    case 'float16':
      return new Tensor(fed.type, fed.data, fed.dims);
    case 'int32':
      return new Tensor(fed.type, fed.data, fed.dims);
    case 'int64':
      return new Tensor(fed.type, fed.data, fed.dims);
  }
}

async function run(session: InferenceSession, { card }: ModelFile, photos: readonly Uint8Array[]): Promise<Outputs> {
  const feeds = { [card.input.name]: tensorOf(feedPhotos(card, photos)) };
  for (const extra of card.extraInputs) feeds[extra.name] = tensorOf(feedExtra(extra, card.input, photos.length));
  try {
    return readOutputs(await session.run(feeds, Object.values(card.outputs)), card.outputs, card.name);
  } catch (error) {
    if (error instanceof LensgraphError) throw error;
    throw new LensgraphError(
      'model_unsupported',
      { name: card.name, reason: 'it failed while computing' },
      { cause: error },
    );
  }
}

const unsupported = (name: string, reason: string) => new LensgraphError('model_unsupported', { name, reason });

/** `photos` in turns of what the model takes at once. */
function turns({ card: { input } }: ModelFile, photos: readonly Uint8Array[]): Uint8Array[][] {
  const size = input.layout === 'chw' ? 1 : input.maxBatch || photos.length;
  return Array.from({ length: Math.ceil(photos.length / size) }, (_, turn) =>
    photos.slice(turn * size, (turn + 1) * size),
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

  const raw = (model: ModelFile, photos: readonly Uint8Array[]) =>
    sessions.with(model, (session) => run(session, model, photos));

  async function decode(model: ModelFile, photos: readonly Uint8Array[], floor: number): Promise<Decoded[]> {
    const { card } = model;
    const decoder = DECODERS[card.family];
    if (!decoder) throw unsupported(card.name, `its family "${card.family}" is unknown here`);
    const decoded: Decoded[] = [];
    for (const turn of turns(model, photos)) {
      const found = decoder(await raw(model, turn), card, card.input, floor);
      if (found.length !== turn.length)
        throw unsupported(card.name, `it answered for ${found.length} photos where ${turn.length} were asked`);
      decoded.push(...found);
    }
    return decoded;
  }

  return {
    provider,
    raw,
    decode,
    candidates: async (model, pixels, floor) => {
      const [decoded] = await decode(model, [pixels], floor);
      return proposalsOf(decoded, model.card.name);
    },
    preload: (model) => sessions.with(model, async () => {}),
    close: () => sessions.close(),
  };
}
