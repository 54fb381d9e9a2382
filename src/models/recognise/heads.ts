// Recognises detectors by heads that lie apart in the outputs: NanoDet by stride, YOLOv5 and YOLOv7 as exported without
// --grid, CenterNet's maps.
// Sources: RangiLyu/nanodet, tools/export_onnx.py (names by stride); WongKinYiu/yolov7, models/yolo.py (Detect.forward while
// exporting) and cfg/deploy/yolov7.yaml (anchors); xingyizhou/CenterNet, src/lib/detectors/ctdet.py and opts.py.

import { draftGuess } from './draft';
import { type Evidence, outputNamed, rankOf, sizeAt } from './evidence';
import { type Guess, reason } from './guess';
import { IMAGENET_BYTES_BGR, UNIT, type Values } from './values';

/** By stride 8, 16, 32: widths and heights in pixels. */
const YOLOV7_ANCHORS = [
  [12, 16, 19, 36, 40, 28],
  [36, 75, 76, 55, 72, 146],
  [142, 110, 192, 243, 459, 401],
];
const ANCHORS_PER_CELL = 3;
const CENTERNET_VALUES: Values = { scale: 1 / 255, mean: [0.408, 0.447, 0.47], std: [0.289, 0.274, 0.278] };

function nanodet(evidence: Evidence): Guess[] {
  const outputs: Record<string, string> = {};
  for (const { name } of evidence.outputs) {
    const [, kind, stride] = /^(cls|reg|cls_pred_stride_|dis_pred_stride_)(8|16|32|64)$/.exec(name) ?? [];
    if (kind) outputs[`${kind.startsWith('cls') ? 'cls' : 'reg'}${stride}`] = name;
  }
  const scores = evidence.outputs.find(({ name }) => name === outputs.cls8);
  if (!scores || [8, 16, 32].some((stride) => !outputs[`cls${stride}`] || !outputs[`reg${stride}`])) return [];
  return [
    draftGuess(evidence, {
      family: 'nanodet-heads',
      certainty: 0.92,
      reasons: [reason('output-names', { names: Object.values(outputs).join(', '), exporter: 'NanoDet' })],
      outputs,
      room: { classes: sizeAt(evidence, scores, -1), firstId: 0 },
      nms: 'needed',
      values: IMAGENET_BYTES_BGR,
      colour: 'bgr',
      resize: 'letterbox',
      divisor: 32,
      defaults: { minScore: 0.4, iou: 0.6 },
      ask: ['resize'],
    }),
  ];
}

/** Three grids, each half as fine as the one before; [n, 3, rows, columns, 5 + classes], or as the convolution leaves them. */
function yoloHeads(evidence: Evidence): Guess[] {
  const { outputs, photo, names } = evidence;
  const heads = outputs.filter((output) => rankOf(output) === 5 || rankOf(output) === 4);
  if (heads.length !== outputs.length || heads.length !== 3 || photo.height === null) return [];
  const rank = rankOf(heads[0] ?? { name: '', dtype: '', dims: null });
  const numbers = heads.map((head) => {
    const channels = sizeAt(evidence, head, rank === 5 ? -1 : 1);
    return rank === 5 ? channels : channels === null ? null : channels / ANCHORS_PER_CELL;
  });
  const strides = heads.map((head) => (photo.height ?? 0) / (sizeAt(evidence, head, 2) ?? Number.NaN));
  const roles = Object.fromEntries(heads.map((head, i) => [`head${strides[i]}`, head.name]));
  const [columns = null] = numbers;
  const same = numbers.every((each) => each === columns);
  if (!same || columns === null || columns < 6 || !Number.isInteger(columns)) return [];
  if (!roles.head8 || !roles.head16 || !roles.head32) return [];
  return [
    draftGuess(evidence, {
      family: 'yolov5-heads',
      certainty: names ? 0.8 : 0.65,
      reasons: [reason('dimensions', { dims: `3 x [n, 3, rows, columns, ${columns}]` })],
      outputs: roles,
      room: { classes: columns - 5, firstId: 0 },
      nms: 'needed',
      values: UNIT,
      resize: 'letterbox',
      divisor: 32,
      activation: heads.every(({ madeBy }) => madeBy.includes('Sigmoid')) ? 'none' : 'sigmoid',
      card: names ? {} : { decoding: { anchors: YOLOV7_ANCHORS } },
      ask: names ? [] : ['family'],
    }),
  ];
}

function centernet(evidence: Evidence): Guess[] {
  const [heat, size, offset] = [
    outputNamed(evidence, 'hm') ?? outputNamed(evidence, 'heatmap') ?? outputNamed(evidence, 'peaks'),
    outputNamed(evidence, 'wh'),
    outputNamed(evidence, 'reg'),
  ];
  const common = {
    family: 'centernet' as const,
    values: CENTERNET_VALUES,
    colour: 'bgr' as const,
    resize: 'letterbox' as const,
    pad: [0, 0, 0] as [number, number, number],
    size: { width: 512, height: 512, isKnown: false },
    divisor: 32,
  };
  if (!heat || !size || rankOf(heat) !== 4 || rankOf(size) !== 4) {
    const decoded = outputNamed(evidence, 'detections');
    if (!decoded || rankOf(decoded) !== 3 || sizeAt(evidence, decoded, 2) !== 6) return [];
    return [
      draftGuess(evidence, {
        ...common,
        certainty: 0.72,
        reasons: [reason('output-names', { names: decoded.name, exporter: 'CenterNet' })],
        outputs: { detections: decoded.name },
        room: { classes: null, firstId: 0 },
        ask: ['colour', 'values', 'resize'],
      }),
    ];
  }
  const hasSides = sizeAt(evidence, size, 1) === 4;
  const isDone = heat.madeBy.some((op) => op === 'Sigmoid' || op === 'Clip');
  return [
    draftGuess(evidence, {
      ...common,
      certainty: 0.92,
      reasons: [
        reason('output-names', { names: [heat, size].map(({ name }) => name).join(', '), exporter: 'CenterNet' }),
      ],
      outputs: {
        heatmap: heat.name,
        [hasSides ? 'sides' : 'size']: size.name,
        ...(offset && { offset: offset.name }),
      },
      room: { classes: sizeAt(evidence, heat, 1), firstId: 0 },
      activation: isDone ? 'none' : 'sigmoid',
      activations: ['none', 'sigmoid'],
      ask: isDone || heat.madeBy.length > 0 ? ['values'] : ['activation', 'values'],
    }),
  ];
}

export const headGuesses = (evidence: Evidence): Guess[] => [
  ...nanodet(evidence),
  ...yoloHeads(evidence),
  ...centernet(evidence),
];
