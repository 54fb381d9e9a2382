// What every pixel of a photo belongs to, of 20 kinds: one set of weights at two input sizes. Data only.

import { type ModelCard, PLAIN_INPUT } from '../card';
import type { PackageEntry } from './entry';

/** Pascal VOC's own order; 0 is the background. */
const VOC_LABELS = [
  'aeroplane',
  'bicycle',
  'bird',
  'boat',
  'bottle',
  'bus',
  'car',
  'cat',
  'chair',
  'cow',
  'dining table',
  'dog',
  'horse',
  'motorbike',
  'person',
  'potted plant',
  'sheep',
  'sofa',
  'train',
  'tv',
];

function entry(size: number, own: Pick<ModelCard, 'name' | 'title' | 'sha256' | 'bytes'>): PackageEntry {
  // The last feature map is an eighth of the input; its mean over the whole photo goes back to that size.
  const cells = (size - 1) / 8 + 1;
  return {
    atFirstStart: true,
    card: {
      ...own,
      task: 'segment',
      family: 'semantic',
      // Source: tensorflow/models, research/deeplab/deeplab_demo.ipynb: proportions kept, the rest grey; -1..1 in the graph.
      input: {
        ...PLAIN_INPUT,
        name: 'image',
        width: size,
        height: size,
        layout: 'nhwc',
        dtype: 'uint8',
        resize: 'letterbox',
        pad: [127, 127, 127],
        maxBatch: 0,
      },
      extraInputs: [],
      outputs: { classes: 'classes' },
      activation: 'none',
      boxes: null,
      nms: 'done',
      firstClassId: 1,
      background: 'first',
      labels: VOC_LABELS.map((label, i) => ({ classId: i + 1, label })),
      defaults: { minScore: 0.5, iou: 0.5 },
      licence: 'Apache-2.0',
      source:
        'DeepLabv3 MobileNet v2, trained on Pascal VOC by the TensorFlow models project; ' +
        'files from npm @codait/max-image-segmenter@0.3.0 (V. Barbosa, IBM CODAIT)',
      confirmed: null,
    },
    source: {
      kind: 'npm',
      name: '@codait/max-image-segmenter',
      version: '0.3.0',
      integrity: 'sha512-64TEUztHIRaiB2rmCOplV5NX0AYCAntvn5znZB7M2K1NI3GO0+VRVOoKAMXE+v5Os/XUs3bSlNL/EghChkaH0Q==',
      bytes: 7_845_049,
    },
    making: {
      how: 'tfjs-graph',
      modelFile: 'model/model.json',
      weightFiles: [1, 2, 3].map((part) => `model/group1-shard${part}of3`),
      conversion: {
        // Resizing and padding come before this node.
        image: { node: 'ExpandDims_1', name: 'image', width: size, height: size },
        constants: { strided_slice_7: [size, size], 'ResizeBilinear_1/size': [cells, cells] },
        attributes: {
          'AvgPool2D/AvgPool': {
            ksize: { list: { i: [1, cells, cells, 1] } },
            strides: { list: { i: [1, cells, cells, 1] } },
          },
        },
        outputs: { classes: 'ArgMax' },
      },
    },
  };
}

export const deeplabVoc: PackageEntry = {
  ...entry(513, {
    name: 'deeplab-voc',
    title: 'Outlines of people, animals, vehicles, furniture (20 kinds)',
    sha256: 'ce3b0873b1e26a6e45180aa38e9d01bf76be6e47cc00b3f502227cf584d91cae',
    bytes: 8_402_027,
  }),
  isDefault: true,
};

export const deeplabVocFast: PackageEntry = {
  ...entry(257, {
    name: 'deeplab-voc-fast',
    title: 'Outlines of people, animals, vehicles, furniture (20 kinds), fast and coarser',
    sha256: 'a6e770748c23559dfa0e0987e5205f61f442685578798cdae85458a9f854de25',
    bytes: 8_402_032,
  }),
  shownOn: { template: 'covered-area', file: 'cat.png' },
};
