// Paddle, MMDeploy, Azure: as their exporters write them, each from the exporter's own source (named in src/models/recognise).

import type { Exported } from './exported';
import { labels, paddle } from './parts';

export const VENDORS: readonly Exported[] = [
  {
    title: 'PP-YOLOE, PicoDet',
    by: 'input names',
    ...paddle,
    inputs: [
      ['image', [1, 3, 640, 640]],
      ['scale_factor', [1, 2]],
    ],
    outputs: [
      ['multiclass_nms3_0.tmp_0', ['n', 6]],
      ['multiclass_nms3_0.tmp_2', [1], 'int32'],
    ],
    family: 'paddle-detection',
    task: 'detect',
    certainty: 'sure',
    asks: ['labels', 'values'],
    draft: { extraInputs: [{ name: 'scale_factor', holds: 'scale-factor', dtype: 'float32' }] },
  },
  {
    title: 'PP-YOLOE, PicoDet without selection',
    by: 'producer and dimensions',
    ...paddle,
    inputs: [
      ['image', [1, 3, 640, 640]],
      ['scale_factor', [1, 2]],
    ],
    outputs: [
      ['tmp_17', [1, 8400, 4]],
      ['concat_14.tmp_0', [1, 3, 8400], 'float32', ['Sigmoid']],
    ],
    companions: labels('a', 'b', 'c'),
    family: 'paddle-heads',
    task: 'detect',
    certainty: 'likely',
    asks: ['values'],
  },
  {
    title: 'MMDetection by MMDeploy',
    by: 'output names',
    inputs: [['input', ['batch', 3, 'height', 'width']]],
    outputs: [
      ['dets', ['batch', 'num_dets', 5]],
      ['labels', ['batch', 'num_dets'], 'int64'],
    ],
    family: 'mmdeploy',
    task: 'detect',
    certainty: 'sure',
    asks: ['colour', 'labels', 'size', 'values'],
    draft: { input: { colour: 'bgr', padAt: 'end' } },
  },
  {
    title: 'MMDetection by MMDeploy: outlines',
    by: 'output names',
    inputs: [['input', [1, 3, 640, 640]]],
    outputs: [
      ['dets', [1, 100, 5]],
      ['labels', [1, 100], 'int64'],
      ['masks', [1, 100, 640, 640]],
    ],
    companions: labels('a', 'b'),
    family: 'mmdeploy',
    task: 'segment',
    certainty: 'sure',
    asks: ['colour', 'values'],
  },
  {
    title: 'Azure Custom Vision: objects (S1)',
    by: 'output names and metadata',
    producer: 'CustomVision',
    metadata: { 'Image.BitmapPixelFormat': 'Rgb8', 'Image.NominalPixelRange': 'NominalRange_0_255' },
    inputs: [['image_tensor', [1, 3, 320, 320]]],
    outputs: [
      ['detected_boxes', [1, 'n', 4]],
      ['detected_classes', [1, 'n'], 'int64'],
      ['detected_scores', [1, 'n']],
    ],
    companions: labels('apple', 'pear'),
    family: 'azure-detection',
    task: 'detect',
    certainty: 'sure',
    asks: ['labels'],
    draft: { input: { scale: 1, colour: 'rgb' } },
  },
  {
    title: 'Azure Custom Vision: objects (compact)',
    by: 'output names and metadata',
    producer: 'CustomVision',
    metadata: { 'Image.BitmapPixelFormat': 'Bgr8', 'Image.NominalPixelRange': 'NominalRange_0_255' },
    inputs: [['data', [1, 3, 416, 416]]],
    outputs: [['model_outputs0', [1, 35, 13, 13]]],
    companions: labels('apple', 'pear'),
    family: 'azure-yolo',
    task: 'detect',
    certainty: 'sure',
    asks: [],
    draft: { input: { colour: 'bgr', scale: 1 }, nms: 'needed' },
  },
];
