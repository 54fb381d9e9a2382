// Recognises YOLO-NAS and YOLOv7 by the names of their outputs, or by rows of found objects with the selection inside.
// Sources: Deci-AI/super-gradients, conversion/onnx/nms.py and module_interfaces/exportable_detector.py; WongKinYiu/yolov7,
// export.py and models/experimental.py (End2End).

import { type Evidence, outputNamed, rankOf, sizeAt } from './evidence';
import { type Guess, reason } from './guess';
import { COCO_IN_A_ROW } from './known-labels';
import { guess, named, roles } from './named-roles';
import { UNIT } from './values';

function yoloNas(evidence: Evidence): Guess[] {
  const before = roles(evidence, { boxes: 'pre_nms_bboxes_xyxy', scores: 'pre_nms_scores' });
  const after =
    roles(evidence, {
      count: 'num_predictions',
      boxes: 'pred_boxes',
      scores: 'pred_scores',
      classes: 'pred_classes',
    }) ??
    roles(evidence, { count: 'num_detections', boxes: 'pred_boxes', scores: 'pred_scores', classes: 'pred_classes' });
  const outputs = before ?? after ?? roles(evidence, { detections: 'flat_predictions' });
  if (!outputs) return [];
  const scores = before ? outputNamed(evidence, 'pre_nms_scores') : undefined;
  return guess(evidence, {
    family: 'yolo-nas',
    certainty: 0.95,
    reasons: named(outputs, 'YOLO-NAS'),
    outputs,
    room: {
      classes: scores ? sizeAt(evidence, scores, -1) : null,
      firstId: 0,
      usual: scores ? undefined : COCO_IN_A_ROW,
    },
    nms: before ? 'needed' : 'done',
    values: UNIT,
    resize: 'letterbox',
    divisor: 32,
  });
}

/** For TensorRT with four outputs, or for ONNX Runtime with rows of photo, box, class, score. */
function yolov7(evidence: Evidence): Guess[] {
  const counted = roles(evidence, {
    count: 'num_dets',
    boxes: 'det_boxes',
    scores: 'det_scores',
    classes: 'det_classes',
  });
  const [first] = evidence.outputs;
  const isFlat = evidence.outputs.length === 1 && first && rankOf(first) === 2 && sizeAt(evidence, first, 1) === 7;
  const selects = (evidence.facts.ops.NonMaxSuppression ?? 0) > 0;
  if (!counted && !(isFlat && selects)) return [];
  const flat = first?.name === 'output';
  return guess(evidence, {
    family: 'yolov7-nms',
    certainty: counted ? 0.95 : flat ? 0.68 : 0.5,
    reasons: counted
      ? named(counted, 'YOLOv7')
      : [reason('dimensions', { dims: '[n, 7]' }), reason('operations', { op: 'NonMaxSuppression' })],
    outputs: counted ?? { detections: first?.name ?? '' },
    room: { classes: null, firstId: 0, usual: COCO_IN_A_ROW },
    values: UNIT,
    resize: 'letterbox',
    divisor: 32,
    ask: counted ? [] : ['family'],
  });
}

export const namedYoloGuesses = (evidence: Evidence): Guess[] => [...yoloNas(evidence), ...yolov7(evidence)];
