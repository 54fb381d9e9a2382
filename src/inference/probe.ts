// Tries a model nobody has vouched for: loads it, runs it on given photos and gives every output by its own name.
// Meant for a child process of its own; a hostile model can end or stall the process. Knows no family of models.

import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { LensgraphError } from '../core/errors';
import type { Output, Outputs } from './decoders/decoder';
import { type Fed, feedExtra, feedPhotos } from './feed';
import type { FullCard } from './model-file';
import { readOutputs } from './read-outputs';
import { createSession, messageOf } from './runtime';

/** What of a card feeding needs. */
export type Feeding = Pick<FullCard, 'input' | 'extraInputs'>;

/** What the runtime says when memory is used up, in its several ways. */
const OUT_OF_MEMORY = /bad_alloc|bad allocation|failed to allocate|out of memory|SafeIntOnOverflow|integer overflow/i;
/** What it says of models that cannot be, and what that means in our words. */
const CONTRADICTIONS: readonly [RegExp, string][] = [
  [/not acyclic|cycle/i, 'its steps run in a circle'],
  [/recurs/i, 'a function of it calls itself'],
  [/byte limit|does not match|size mismatch|raw_data|TensorProto/i, 'a weight has another size than the file says'],
  [/shape ?inference/i, 'the sizes of its steps do not fit'],
  [/opset|not a registered/i, 'it needs an operation this version does not have'],
];
const LONGEST_REASON = 200;
const GREY = 128;

/** `error` of the runtime as one of ours. `limitMb`: what this process may use. */
function explained(error: unknown, limitMb: number): LensgraphError {
  if (error instanceof LensgraphError) return error;
  const message = messageOf(error);
  if (OUT_OF_MEMORY.test(message)) return new LensgraphError('memory_limit', { limit: limitMb }, { cause: error });
  const known = CONTRADICTIONS.find(([pattern]) => pattern.test(message))?.[1];
  return new LensgraphError('model_invalid', { reason: known ?? message.slice(0, LONGEST_REASON) }, { cause: error });
}

const tensorOf = ({ type, data, dims }: Fed): Tensor => {
  switch (type) {
    case 'uint8':
      return new Tensor(type, data, dims);
    case 'float32':
      return new Tensor(type, data, dims);
    case 'float16':
      return new Tensor(type, data, dims);
    case 'int32':
      return new Tensor(type, data, dims);
    case 'int64':
      return new Tensor(type, data, dims);
  }
};

/** Every output that holds numbers. */
function numbersIn(given: InferenceSession.ReturnType): Outputs {
  const found: Record<string, Output> = {};
  for (const [name, value] of Object.entries(given)) {
    if (!('data' in value) || value.type === 'string') continue;
    Object.assign(found, readOutputs({ [name]: value }, { [name]: name }, 'model'));
  }
  return found;
}

/**
 * Milliseconds of each of `runs` runs of the model at `path` with one photo of grey, loaded and warmed before: what the
 * model alone takes, without decoding a photo and reading the answer. Errors: as `probeModel`.
 */
export async function timeModel(
  path: string,
  { feeding, provider, runs, limitMb }: { feeding: Feeding; provider: string; runs: number; limitMb: number },
): Promise<number[]> {
  const { input, extraInputs } = feeding;
  try {
    const session = await createSession(path, { provider, threads: 1 });
    const grey = new Uint8Array(input.width * input.height * 3).fill(GREY);
    const feeds = { [input.name]: tensorOf(feedPhotos(feeding, [grey])) };
    for (const extra of extraInputs) feeds[extra.name] = tensorOf(feedExtra(extra, input, 1));
    await session.run(feeds);
    const took: number[] = [];
    for (let run = 0; run < runs; run++) {
      const began = performance.now();
      await session.run(feeds);
      took.push(performance.now() - began);
    }
    return took;
  } catch (error) {
    throw explained(error, limitMb);
  }
}

/**
 * The outputs for each of `photos` (RGB bytes of the input's size), by name; with `feeding` null the model is only loaded.
 * Errors: `memory_limit`, `model_invalid`, `non_finite_output`.
 */
export async function probeModel(
  path: string,
  { feeding, photos, limitMb }: { feeding: Feeding | null; photos: readonly Uint8Array[]; limitMb: number },
): Promise<Outputs[]> {
  try {
    const session = await createSession(path, { provider: 'cpu', threads: 1 });
    if (!feeding) return [];
    const results: Outputs[] = [];
    for (const photo of photos) {
      const feeds = { [feeding.input.name]: tensorOf(feedPhotos(feeding, [photo])) };
      for (const extra of feeding.extraInputs) feeds[extra.name] = tensorOf(feedExtra(extra, feeding.input, 1));
      results.push(numbersIn(await session.run(feeds)));
    }
    return results;
  } catch (error) {
    throw explained(error, limitMb);
  }
}
