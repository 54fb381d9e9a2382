// Reads a backbone's features: numbers that stand for a whole photo, for others to learn on. Nothing is applied to them.

import type { DecoderCard } from '../model-file';
import { checkFinite, outputOf, wrongShape } from './common/checks';
import { batchItems } from './common/table';
import type { Decoded, Outputs } from './decoder';

/** `features` [batch, ...]: one list a photo, whatever dimensions follow. Errors: `model_unsupported`, `non_finite_output`. */
export function decodeFeatures(outputs: Outputs, card: DecoderCard): Decoded[] {
  const output = outputOf(outputs, 'features', card);
  const [batch = 0, ...rest] = output.dims;
  const length = rest.reduce((product, size) => product * size, 1);
  if (batch < 1 || rest.length < 1 || length < 1) throw wrongShape(card, 'features', output, '[batch, features]');
  checkFinite(card, output.data);
  return batchItems(batch, (item) => ({
    kind: 'features',
    values: Float32Array.from(output.data.subarray(item * length, (item + 1) * length)),
  }));
}
