// Reads PP-OCR's text finder: a probability map; src/vision/db-boxes.ts makes lines of it. Pure.
// Source: PaddlePaddle/PaddleOCR, ppocr/modeling/heads/det_db_head.py (inference gives the shrink map after its sigmoid).

import type { DecoderCard } from '../model-file';
import { sigmoid } from './common/activations';
import { checkFinite, outputOf, sizesOf } from './common/checks';
import type { Decoded, InputSize, Outputs } from './decoder';

/** `map` [batch, 1, height, width]. Errors: `model_unsupported`, `non_finite_output`. */
export function decodeTextDetector(outputs: Outputs, card: DecoderCard, _size: InputSize, _floor: number): Decoded[] {
  const map = outputOf(outputs, 'map', card);
  const [batch = 0, , height = 0, width = 0] = sizesOf(card, 'map', map, ['batch', 1, 'height', 'width']);
  checkFinite(card, map.data);
  return Array.from({ length: batch }, (_, item): Decoded => {
    const values = Float32Array.from(map.data.subarray(item * height * width, (item + 1) * height * width));
    if (card.activation === 'sigmoid') for (const [i, value] of values.entries()) values[i] = sigmoid(value);
    return { kind: 'text-map', width, height, values };
  });
}
