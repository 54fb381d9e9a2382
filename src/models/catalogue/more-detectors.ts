// Detectors to be had from an address. Sizes and hashes: of yolox-s the Git LFS pointer in opencv/opencv_zoo, of the others as
// several public projects that download them check them (docs/models.md). Data only.

import { type ModelCard, PLAIN_INPUT } from '../card';
import { COCO_LABELS } from '../coco-labels';
import { IMAGENET } from '../recognise/values';
import { COCO_80 } from './coco-80';
import type { UrlEntry } from './entry';

const COMMON = {
  task: 'detect',
  extraInputs: [],
  nms: 'needed',
  firstClassId: 0,
  background: 'none',
  labels: COCO_80,
  licence: 'Apache-2.0',
  confirmed: null,
} satisfies Partial<ModelCard>;

/** Source: Megvii-BaseDetection/YOLOX, yolox/data/data_augment.py (preproc): top left, grey 114, 0..255. */
const YOLOX = {
  family: 'yolox',
  outputs: { raw: 'output' },
  activation: 'none',
  boxes: null,
} satisfies Partial<ModelCard>;
const YOLOX_INPUT = { ...PLAIN_INPUT, name: 'images', resize: 'letterbox', padAt: 'end' } satisfies Partial<
  ModelCard['input']
>;

/** Source: huggingface/transformers, image_processing_rt_detr.py: stretched, 0..1, nothing more. */
const DETR = {
  family: 'detr',
  input: { ...PLAIN_INPUT, name: 'pixel_values', width: 640, height: 640, scale: 1 / 255 },
  outputs: { scores: 'logits', boxes: 'pred_boxes' },
  activation: 'sigmoid',
  boxes: null,
  defaults: { minScore: 0.5, iou: 0.7 },
} satisfies Partial<ModelCard>;

export const yoloxTiny: UrlEntry = {
  namedByFile: true,
  card: {
    ...COMMON,
    ...YOLOX,
    name: 'yolox-tiny',
    title: 'Everyday objects (80 kinds), YOLOX tiny',
    input: { ...YOLOX_INPUT, width: 416, height: 416, colour: 'bgr' },
    defaults: { minScore: 0.4, iou: 0.45 },
    source: 'YOLOX-Tiny 0.1.1rc0, trained on COCO by Megvii (github.com/Megvii-BaseDetection/YOLOX)',
    sha256: '427cc366d34e27ff7a03e2899b5e3671425c262ea2291f88bb942bc1cc70b0f7',
    bytes: 20_219_662,
  },
  source: {
    kind: 'url',
    url: 'https://github.com/Megvii-BaseDetection/YOLOX/releases/download/0.1.1rc0/yolox_tiny.onnx',
  },
};

export const yoloxS: UrlEntry = {
  namedByFile: true,
  card: {
    ...COMMON,
    ...YOLOX,
    name: 'yolox-s',
    title: 'Everyday objects (80 kinds), YOLOX small',
    // Source: opencv/opencv_zoo, models/object_detection_yolox/demo.py, which feeds red first.
    input: { ...YOLOX_INPUT, width: 640, height: 640, colour: 'rgb' },
    defaults: { minScore: 0.4, iou: 0.5 },
    source: 'YOLOX-S, trained on COCO by Megvii, as OpenCV Zoo distributes it (github.com/opencv/opencv_zoo)',
    sha256: 'c5c2d13e59ae883e6af3b45daea64af4833a4951c92d116ec270d9ddbe998063',
    bytes: 35_858_002,
  },
  source: {
    kind: 'url',
    url: 'https://media.githubusercontent.com/media/opencv/opencv_zoo/c79d9191ff792df933d348bd1c4de05edf77ddf9/models/object_detection_yolox/object_detection_yolox_2022nov.onnx',
  },
};

export const dFineS: UrlEntry = {
  card: {
    ...COMMON,
    ...DETR,
    name: 'd-fine-s',
    title: 'Everyday objects (80 kinds), D-FINE small',
    source: 'D-FINE-S, trained on COCO by Y. Peng and others (github.com/Peterande/D-FINE); ONNX by onnx-community',
    sha256: 'cd8a49a945feda6d28c6304ae8ae85c2759ba1d78a5a83a22c5ce8db82ef7238',
    bytes: 41_535_197,
  },
  source: {
    kind: 'url',
    url: 'https://huggingface.co/onnx-community/dfine_s_coco-ONNX/resolve/a3cf03147a9b86c78475139115c8ac142577352d/onnx/model.onnx',
  },
};

export const rtDetr: UrlEntry = {
  card: {
    ...COMMON,
    ...DETR,
    name: 'rt-detr',
    title: 'Everyday objects (80 kinds), RT-DETR v2',
    source: 'RT-DETRv2 R18, trained on COCO by W. Lv and others (github.com/lyuwenyu/RT-DETR); ONNX by onnx-community',
    sha256: '583a236ac21c95a7fd94f284fc21485e42355bfef82c27011ba78fbc09ee87e2',
    bytes: 81_057_510,
  },
  source: {
    kind: 'url',
    url: 'https://huggingface.co/onnx-community/rtdetr_v2_r18vd-ONNX/resolve/936f90b6a476c6da4dfe053fc521af55285976ba/onnx/model.onnx',
  },
};

export const rfDetrNano: UrlEntry = {
  card: {
    ...COMMON,
    ...DETR,
    name: 'rf-detr-nano',
    title: 'Everyday objects (80 kinds), RF-DETR nano',
    // Source: roboflow/rf-detr, rfdetr/detr.py (predict): stretched, ImageNet's mean and deviation. It was trained at this size.
    input: {
      ...DETR.input,
      width: 384,
      height: 384,
      ...IMAGENET,
    },
    // A column per id of the dataset, gaps included.
    labels: COCO_LABELS.map(([classId, label]) => ({ classId, label })),
    source: 'RF-DETR nano, trained on COCO by Roboflow (github.com/roboflow/rf-detr); ONNX by onnx-community',
    sha256: '9cbac6b11ce34a03034e4d5a24cfac5f18632fd6761d1311dd640232088d7fee',
    bytes: 108_074_865,
  },
  source: {
    kind: 'url',
    url: 'https://huggingface.co/onnx-community/rfdetr_nano-ONNX/resolve/eae21cee0687a91bcf9fa071605c48d7705d2d91/onnx/model.onnx',
  },
};
