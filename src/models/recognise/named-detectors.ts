// Recognises detectors whose exporters give their outputs telling names: TensorFlow, the ONNX model zoo, torchvision,
// MMDeploy, Azure, YOLO-NAS, YOLOv7 with its selection inside.
// Sources: tensorflow/models, research/object_detection/exporter_lib_v2.py; onnx/models, ssd-12; pytorch/vision,
// test/test_onnx.py; open-mmlab/mmdeploy, configs/mmdet/_base_; Azure-Samples/customvision-export-samples, samples/python/onnx;
// Deci-AI/super-gradients, conversion/onnx/nms.py and module_interfaces/exportable_detector.py; WongKinYiu/yolov7, export.py.

import { draftGuess, type Reading } from './draft';
import { type Evidence, isWholeNumber, outputNamed, rankOf, sizeAt } from './evidence';
import { type Guess, reason } from './guess';
import { COCO_BY_ID, COCO_IN_A_ROW } from './known-labels';
import { BYTES, IMAGENET, IMAGENET_BYTES_BGR, UNIT } from './values';

type Roles = Record<string, string>;

/** Output names by role, if every name is there. */
function roles(evidence: Evidence, names: Readonly<Record<string, string>>): Roles | null {
  const found: Roles = {};
  for (const [role, name] of Object.entries(names)) {
    const output = outputNamed(evidence, name);
    if (!output) return null;
    found[role] = output.name;
  }
  return found;
}
const named = (outputs: Roles, exporter: string) => [
  reason('output-names', { names: Object.values(outputs).join(', '), exporter }),
];
const guess = (evidence: Evidence, reading: Reading): Guess[] => [draftGuess(evidence, reading)];

/** Ids from 1; boxes y first, in 0..1. */
function tfObjectDetection(evidence: Evidence): Guess[] {
  const outputs = roles(evidence, {
    boxes: 'detection_boxes',
    scores: 'detection_scores',
    classes: 'detection_classes',
  });
  if (!outputs) return [];
  const [count, masks] = [outputNamed(evidence, 'num_detections'), outputNamed(evidence, 'detection_masks')];
  return guess(evidence, {
    family: 'tf-object-detection',
    task: masks ? 'segment' : 'detect',
    certainty: 0.96,
    reasons: named(outputs, 'TensorFlow'),
    outputs: { ...outputs, ...(count && { count: count.name }), ...(masks && { masks: masks.name }) },
    room: { classes: null, firstId: 1, usual: COCO_BY_ID },
    values: BYTES,
    // A model that takes any size resizes by itself: the photo keeps its proportions.
    resize: evidence.photo.width === null ? 'letterbox' : 'stretch',
    padAt: 'end',
    pad: [0, 0, 0],
    ask: evidence.photo.dtype === 'uint8' ? [] : ['values'],
  });
}

function ssd12(evidence: Evidence): Guess[] {
  const outputs = roles(evidence, { boxes: 'bboxes', labels: 'labels', scores: 'scores' });
  if (!outputs) return [];
  return guess(evidence, {
    family: 'ssd-12',
    certainty: 0.94,
    reasons: named(outputs, 'ONNX model zoo'),
    outputs,
    room: {
      classes: null,
      firstId: 1,
      usual: COCO_IN_A_ROW.map(({ classId, label }) => ({ classId: classId + 1, label })),
    },
    values: IMAGENET,
    resize: 'stretch',
  });
}

/** As many rows as objects; by names, or, where those are numbers, by what only it has: whole labels beside boxes and scores. */
function torchvision(evidence: Evidence): Guess[] {
  const { outputs } = evidence;
  const byName = roles(evidence, { boxes: 'boxes', labels: 'labels', scores: 'scores' });
  const boxes = outputs.find((output) => rankOf(output) === 2 && output.dims?.[1] === 4);
  const labels = outputs.find((output) => rankOf(output) === 1 && isWholeNumber(output));
  const scores = outputs.find((output) => rankOf(output) === 1 && output.dtype === 'float32');
  if (!boxes || !labels || !scores || evidence.extras.length > 0) return [];
  const masks = outputs.find((output) => rankOf(output) === 4 && output.dims?.[1] === 1);
  const points = outputs.find((output) => rankOf(output) === 3 && output.dims?.[2] === 3);
  const count = points ? sizeAt(evidence, points, 1) : null;
  const found = { boxes: boxes.name, labels: labels.name, scores: scores.name };
  return guess(evidence, {
    family: 'torchvision-detection',
    task: masks ? 'segment' : 'detect',
    certainty: byName ? 0.93 : 0.65,
    reasons: byName ? named(found, 'torchvision') : [reason('dimensions', { dims: '[n, 4], [n], [n]' })],
    outputs: { ...found, ...(masks && { masks: masks.name }), ...(points && { keypoints: points.name }) },
    room: { classes: null, firstId: 1, usual: count === null ? COCO_BY_ID : [{ classId: 1, label: 'person' }] },
    values: UNIT,
    resize: 'letterbox',
    padAt: 'end',
    pad: [0, 0, 0],
    size: { width: 800, height: 800, isKnown: false },
    card: points && count !== null ? { keypoints: { count } } : {},
    ask: byName ? [] : ['family'],
  });
}

/** "dets" with its score in the fifth column, and whole labels. */
function mmdeploy(evidence: Evidence): Guess[] {
  const outputs = roles(evidence, { detections: 'dets', labels: 'labels' });
  const labels = outputNamed(evidence, 'labels');
  const dets = outputNamed(evidence, 'dets');
  if (!outputs || !labels || !dets || !isWholeNumber(labels) || sizeAt(evidence, dets, -1) !== 5) return [];
  const masks = outputNamed(evidence, 'masks');
  return guess(evidence, {
    family: 'mmdeploy',
    task: masks ? 'segment' : 'detect',
    certainty: 0.94,
    reasons: named(outputs, 'MMDeploy'),
    outputs: { ...outputs, ...(masks && { masks: masks.name }) },
    room: { classes: null, firstId: 0, usual: COCO_IN_A_ROW },
    values: IMAGENET_BYTES_BGR,
    colour: 'bgr',
    resize: 'letterbox',
    padAt: 'end',
    divisor: 32,
    ask: ['colour', 'values'],
  });
}

function azure(evidence: Evidence): Guess[] {
  const { metadata } = evidence.facts;
  const common = {
    values: metadata['Image.NominalPixelRange'] === 'NominalRange_0_255' ? BYTES : UNIT,
    colour: metadata['Image.BitmapPixelFormat'] === 'Bgr8' ? ('bgr' as const) : ('rgb' as const),
    resize: 'stretch' as const,
  };
  // The samples take what the metadata does not say as red first and 0..1; older exports did without it.
  const ask = metadata['Image.BitmapPixelFormat'] ? [] : (['colour', 'values'] as const);
  const done = roles(evidence, { boxes: 'detected_boxes', classes: 'detected_classes', scores: 'detected_scores' });
  if (done)
    return guess(evidence, {
      ...common,
      family: 'azure-detection',
      certainty: 0.96,
      reasons: named(done, 'Azure Custom Vision'),
      outputs: done,
      room: { classes: null, firstId: 0, usual: [] },
      ask: [...ask, 'labels'],
    });
  const raw = roles(evidence, { raw: 'model_outputs0' });
  const output = outputNamed(evidence, 'model_outputs0');
  if (!raw || !output) return [];
  const channels = sizeAt(evidence, output, 1);
  return guess(evidence, {
    ...common,
    family: 'azure-yolo',
    certainty: 0.93,
    reasons: named(raw, 'Azure Custom Vision'),
    outputs: raw,
    room: { classes: channels === null ? null : channels / 5 - 5, firstId: 0 },
    nms: 'needed',
    size: { width: 416, height: 416, isKnown: false },
    ask,
  });
}

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

/** Boxes with a dimension of one too many: TensorFlow's SSD before its selection, as this program converts it. */
function tfSsd(evidence: Evidence): Guess[] {
  const outputs = roles(evidence, { scores: 'scores', boxes: 'boxes' });
  const boxes = outputNamed(evidence, 'boxes');
  const scores = outputNamed(evidence, 'scores');
  if (!outputs || !boxes || !scores || rankOf(boxes) !== 4 || sizeAt(evidence, boxes, 2) !== 1) return [];
  return guess(evidence, {
    family: 'tf-ssd',
    certainty: 0.85,
    reasons: [...named(outputs, 'TensorFlow'), reason('dimensions', { dims: '[n, anchors, 1, 4]' })],
    outputs,
    room: { classes: sizeAt(evidence, scores, -1), firstId: 1 },
    values: BYTES,
    nms: 'needed',
    card: { firstClassId: 1 },
  });
}

export const namedDetectorGuesses = (evidence: Evidence): Guess[] =>
  [tfObjectDetection, ssd12, torchvision, mmdeploy, azure, yoloNas, yolov7, tfSsd].flatMap((find) => find(evidence));
