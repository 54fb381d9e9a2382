// Reads YOLOv7 with its selection inside (export.py --end2end). Source: WongKinYiu/yolov7 models/experimental.py,
// ONNX_ORT (`output` [objects, 7]: photo, corners, class, score) and ONNX_TRT (`num_dets`, `det_boxes`, `det_scores`,
// `det_classes`).

import type { DecoderCard } from '../model-file';
import { decodeCounted, decodeFlatRows } from './common/flat-rows';
import type { Decoded, InputSize, Outputs } from './decoder';

/** Either `detections`, or `count`, `boxes`, `scores` and `classes`. Errors: `model_unsupported`, `non_finite_output`. */
export function decodeYolov7Nms(outputs: Outputs, card: DecoderCard, size: InputSize, floor: number): Decoded[] {
  if (!outputs.detections) return decodeCounted(outputs, card, size, floor);
  return decodeFlatRows(outputs, card, size, floor, { score: 6, classNumber: 5 });
}
