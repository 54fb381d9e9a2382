// Recognises detectors whose exporters give their outputs telling names: TensorFlow, the ONNX model zoo, torchvision, MMDeploy.
// Sources: tensorflow/models, research/object_detection/exporter_lib_v2.py; onnx/models, ssd-12; pytorch/vision,
// test/test_onnx.py; open-mmlab/mmdeploy, configs/mmdet/_base_.

import { jointsOf } from './coco-keypoints';
import { type Evidence, isWholeNumber, outputNamed, rankOf, sizeAt } from './evidence';
import { type Guess, reason } from './guess';
import { COCO_BY_ID, COCO_IN_A_ROW } from './known-labels';
import { guess, named, roles } from './named-roles';
import { BYTES, IMAGENET, IMAGENET_BYTES_BGR, UNIT } from './values';

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
    card: points && count !== null ? jointsOf(count) : {},
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
  [tfObjectDetection, ssd12, torchvision, mmdeploy, tfSsd].flatMap((find) => find(evidence));
