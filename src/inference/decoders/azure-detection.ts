// Reads detectors of Azure Custom Vision (S1): rows chosen inside the model. Pure.
// Source: Azure-Samples/customvision-export-samples, samples/python/onnx/object_detection_s1/predict.py.

import type { DecoderCard } from '../model-file';
import { outputOf, wrongShape } from './common/checks';
import { chosenRows } from './common/chosen-rows';
import { boxReader } from './common/read-box';
import type { Decoded, InputSize, Outputs } from './decoder';

/**
 * `boxes` [1, rows, 4] xyxy in 0..1 of the input, `classes` and `scores` [1, rows], each also without the first dimension;
 * one photo. Errors: `model_unsupported`, `non_finite_output`.
 */
export function decodeAzureDetection(outputs: Outputs, card: DecoderCard, size: InputSize, floor: number): Decoded[] {
  const boxes = outputOf(outputs, 'boxes', card);
  const classes = outputOf(outputs, 'classes', card);
  const scores = outputOf(outputs, 'scores', card);
  const rows = scores.data.length;
  for (const [role, output, shape] of [
    ['boxes', boxes, [rows, 4]],
    ['classes', classes, [rows]],
    ['scores', scores, [rows]],
  ] as const) {
    if (![`${shape}`, `1,${shape}`].includes(`${output.dims}`))
      throw wrongShape(card, role, output, `[1, ${shape.join(', ')}]`);
  }
  const read = boxReader(card.boxes ?? { format: 'xyxy', space: 'unit' }, size);
  return [
    chosenRows(
      card,
      {
        rows,
        score: (row) => scores.data[row] ?? 0,
        classId: (row) => classes.data[row] ?? -1,
        box: (row) => read(boxes.data, row * 4),
      },
      floor,
    ),
  ];
}
