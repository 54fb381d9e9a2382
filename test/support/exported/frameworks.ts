// TensorFlow, model zoo, torchvision: as their exporters write them, each from the exporter's own source (named in src/models/recognise).

import { readCompanions } from '../../../src/models/companions/companions';
import type { Exported } from './exported';
import { labels } from './parts';

export const FRAMEWORKS: readonly Exported[] = [
  {
    title: 'TensorFlow object-detection API',
    by: 'output names',
    producer: 'tf2onnx',
    inputs: [['input_tensor:0', [1, null, null, 3], 'uint8']],
    outputs: [
      ['detection_anchor_indices', [1, 100]],
      ['detection_boxes', [1, 100, 4]],
      ['detection_classes', [1, 100]],
      ['detection_multiclass_scores', [1, 100, 91]],
      ['detection_scores', [1, 100]],
      ['num_detections', [1]],
      ['raw_detection_boxes', [1, 1917, 4]],
      ['raw_detection_scores', [1, 1917, 91]],
    ],
    family: 'tf-object-detection',
    task: 'detect',
    certainty: 'sure',
    asks: ['labels', 'size'],
    draft: {
      input: { layout: 'nhwc', dtype: 'uint8', scale: 1 },
      outputs: {
        boxes: 'detection_boxes',
        scores: 'detection_scores',
        classes: 'detection_classes',
        count: 'num_detections',
      },
    },
  },
  {
    title: 'TensorFlow object-detection API with label map',
    by: 'output names',
    producer: 'tf2onnx',
    inputs: [['image_tensor:0', [1, 320, 320, 3], 'uint8']],
    outputs: [
      ['detection_boxes:0', [1, 10, 4]],
      ['detection_classes:0', [1, 10]],
      ['detection_scores:0', [1, 10]],
      ['num_detections:0', [1]],
    ],
    companions: readCompanions([
      { name: 'label_map.pbtxt', text: "item { id: 1 name: 'a' } item { id: 2 name: 'b' }" },
    ]),
    family: 'tf-object-detection',
    task: 'detect',
    certainty: 'sure',
    asks: [],
    draft: {
      labels: [
        { classId: 1, label: 'a' },
        { classId: 2, label: 'b' },
      ],
    },
  },
  {
    title: 'SSD-12 (ONNX model zoo)',
    by: 'output names',
    inputs: [['image', [1, 3, 1200, 1200]]],
    outputs: [
      ['bboxes', [1, 'nbox', 4]],
      ['labels', [1, 'nbox'], 'int64'],
      ['scores', [1, 'nbox']],
    ],
    family: 'ssd-12',
    task: 'detect',
    certainty: 'sure',
    asks: ['labels'],
  },
  {
    title: 'torchvision: Faster R-CNN, RetinaNet, SSD, FCOS',
    by: 'output names',
    inputs: [['images', [3, 'height', 'width']]],
    outputs: [
      ['boxes', ['n', 4]],
      ['labels', ['n'], 'int64'],
      ['scores', ['n']],
    ],
    companions: labels('__background__', 'apple', 'pear'),
    family: 'torchvision-detection',
    task: 'detect',
    certainty: 'sure',
    asks: ['size'],
    draft: {
      input: { layout: 'chw' },
      labels: [
        { classId: 1, label: 'apple' },
        { classId: 2, label: 'pear' },
      ],
    },
  },
  {
    title: 'torchvision: Mask R-CNN, names lost',
    by: 'dimensions',
    inputs: [['image.1', [1, 3, 800, 800]]],
    outputs: [
      ['6570', ['n', 4]],
      ['6572', ['n'], 'int64'],
      ['6571', ['n']],
      ['6887', ['n', 1, 800, 800]],
    ],
    family: 'torchvision-detection',
    task: 'segment',
    certainty: 'proposal',
    asks: ['family', 'labels'],
    draft: { outputs: { boxes: '6570', labels: '6572', scores: '6571', masks: '6887' } },
  },
];
