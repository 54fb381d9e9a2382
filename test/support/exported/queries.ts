// Models that answer queries: RT-DETR, RF-DETR, DETR and their kin: as their exporters write them, each from the exporter's own source (named in src/models/recognise).

import type { Exported } from './exported';
import { hub, imagenet, labels, square } from './parts';

export const QUERIES: readonly Exported[] = [
  {
    title: 'RT-DETR, D-FINE, DEIM',
    by: 'input and output names',
    inputs: [
      ['images', ['N', 3, 640, 640]],
      ['orig_target_sizes', ['N', 2], 'int64'],
    ],
    outputs: [
      ['labels', ['N', 300], 'int64'],
      ['boxes', ['N', 300, 4]],
      ['scores', ['N', 300]],
    ],
    family: 'rt-detr',
    task: 'detect',
    certainty: 'sure',
    asks: ['labels'],
    draft: {
      extraInputs: [{ name: 'orig_target_sizes', holds: 'input-size-wh', dtype: 'int64' }],
      input: { resize: 'stretch', maxBatch: 0 },
    },
  },
  {
    title: 'RF-DETR, trained further',
    by: 'output names',
    inputs: [['input', [1, 3, 560, 560]]],
    outputs: [
      ['dets', [1, 300, 4]],
      ['labels', [1, 300, 4]],
    ],
    companions: labels('a', 'b', 'c'),
    family: 'rf-detr',
    task: 'detect',
    certainty: 'sure',
    asks: ['class-offset'],
    draft: { activation: 'sigmoid', background: 'last', outputs: { boxes: 'dets', scores: 'labels' } },
  },
  {
    title: 'RF-DETR of COCO, outlines',
    by: 'output names',
    inputs: [['input', [1, 3, 432, 432]]],
    outputs: [
      ['dets', [1, 200, 4]],
      ['labels', [1, 200, 91]],
      ['4246', [1, 200, 108, 108]],
    ],
    family: 'rf-detr',
    task: 'segment',
    certainty: 'sure',
    asks: ['class-offset', 'labels'],
    draft: { background: 'none', outputs: { masks: '4246' } },
  },
  {
    title: 'DETR, YOLOS (Hugging Face)',
    by: 'output names and config.json',
    inputs: [['pixel_values', ['batch_size', 3, 'height', 'width']]],
    outputs: [
      ['logits', ['batch_size', 'num_queries', 4]],
      ['pred_boxes', ['batch_size', 'num_queries', 4]],
    ],
    companions: hub(
      { architectures: ['YolosForObjectDetection'], model_type: 'yolos', id2label: { 0: 'a', 1: 'b', 2: 'c' } },
      { ...imagenet, size: { shortest_edge: 512, longest_edge: 1333 } },
    ),
    family: 'detr',
    task: 'detect',
    certainty: 'sure',
    asks: [],
    draft: { activation: 'softmax', background: 'last', input: { width: 512, resize: 'letterbox' } },
  },
  {
    title: 'RT-DETR, Conditional and Deformable DETR (Hugging Face)',
    by: 'output names and config.json',
    inputs: [['pixel_values', ['batch_size', 3, 'height', 'width']]],
    outputs: [
      ['logits', ['batch_size', 300, 3]],
      ['pred_boxes', ['batch_size', 300, 4]],
    ],
    companions: hub(
      { architectures: ['RTDetrV2ForObjectDetection'], id2label: { 0: 'a', 1: 'b', 2: 'c' } },
      { do_rescale: true, do_normalize: false, size: square(640) },
    ),
    family: 'detr',
    task: 'detect',
    certainty: 'sure',
    asks: [],
    draft: { activation: 'sigmoid', background: 'none', input: { scale: 1 / 255, mean: [0, 0, 0], resize: 'stretch' } },
  },
  {
    title: 'DETR without its config.json',
    by: 'output names',
    inputs: [
      ['pixel_values', ['batch_size', 3, 800, 800]],
      ['pixel_mask', ['batch_size', 64, 64], 'int64'],
    ],
    outputs: [
      ['logits', ['batch_size', 100, 92]],
      ['pred_boxes', ['batch_size', 100, 4]],
    ],
    family: 'detr',
    task: 'detect',
    certainty: 'likely',
    asks: ['activation', 'labels', 'values'],
    draft: { extraInputs: [{ name: 'pixel_mask', holds: 'ones', dtype: 'int64', shape: [64, 64] }] },
  },
];
