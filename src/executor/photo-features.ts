// The features of a photo, from what is known of it or by asking the model. Runs inside an executor child.

import type { ImageValue } from '../core/data-types';
import { LensgraphError } from '../core/errors';
import { toModelInput } from '../images/pixels';
import type { Inference } from '../inference/inference';
import type { AnswerCache } from './answer-cache';
import type { ModelFile } from './types';

/** Throws `model_unsupported` for a model of another family, and what is wrong with the photo. */
export async function photoFeatures(
  { path: onnx, card }: ModelFile,
  image: ImageValue,
  {
    path,
    inference,
    cache,
  }: {
    /** Where the photo lies. */
    readonly path: string;
    readonly inference: Inference;
    readonly cache: AnswerCache<readonly number[]> | undefined;
  },
): Promise<readonly number[]> {
  const question = { image, card, provider: inference.provider };
  const known = cache?.find(question);
  if (known) return known;
  const { data } = await toModelInput(path, image, card.input);
  const [decoded] = await inference.decode({ path: onnx, card }, [data], 0);
  if (decoded?.kind !== 'features')
    throw new LensgraphError('model_unsupported', { name: card.name, reason: 'it gives no features' });
  const features = Array.from(decoded.values);
  cache?.keep(question, features);
  return features;
}
