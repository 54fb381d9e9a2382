// What whole photos show and what every place of them belongs to, of many kinds, to be had from an address. Sizes and hashes: a
// Git LFS pointer, and public projects that download and check the files (docs/models.md). Data only.

import { type ModelCard, PLAIN_INPUT } from '../card';
import { IMAGENET } from '../recognise/values';
import { ADE_150 } from './ade-150';
import type { UrlEntry } from './entry';
import { IMAGENET_1000 } from './imagenet-1000';

const COMMON = {
  extraInputs: [],
  boxes: null,
  nms: 'done',
  firstClassId: 0,
  background: 'none',
  confirmed: null,
} satisfies Partial<ModelCard>;

export const shuffleNet: UrlEntry = {
  namedByFile: true,
  card: {
    ...COMMON,
    name: 'shufflenet',
    title: 'What a photo shows (1,000 kinds), ShuffleNet v2',
    task: 'classify',
    family: 'classifier',
    // Source: onnx/models, validated/vision/classification/shufflenet (README.md, ShufflenetV2-export.py): the shorter side to
    // 256, the middle 224 of it; the model's own numbers, so a softmax is still to come.
    input: {
      ...PLAIN_INPUT,
      ...IMAGENET,
      name: 'input',
      width: 224,
      height: 224,
      resize: 'centre-crop',
      cropShare: 0.875,
    },
    outputs: { scores: 'output' },
    activation: 'softmax',
    labels: IMAGENET_1000,
    defaults: { minScore: 0.5, iou: 0.5 },
    licence: 'BSD-3-Clause',
    source: 'ShuffleNet v2 of torchvision, trained on ImageNet (github.com/pytorch/vision); ONNX by the ONNX Model Zoo',
    sha256: 'ea69821b4dd374ae2f33f9710dd1229ac263d0ee5b5a46ca3521f6483e1ba035',
    bytes: 9_218_556,
  },
  source: {
    kind: 'url',
    url: 'https://media.githubusercontent.com/media/onnx/models/4f43949841cb55a0b98dc8fcd045431ccafd9f96/validated/vision/classification/shufflenet/model/shufflenet-v2-12.onnx',
  },
};

export const segFormer: UrlEntry = {
  card: {
    ...COMMON,
    name: 'segformer',
    title: 'Places and things to the pixel (150 kinds), SegFormer B0',
    task: 'segment',
    family: 'semantic',
    // Source: huggingface/transformers, image_processing_segformer.py: stretched, ImageNet's mean and deviation.
    input: { ...PLAIN_INPUT, ...IMAGENET, name: 'pixel_values', width: 512, height: 512 },
    outputs: { scores: 'logits' },
    activation: 'none',
    labels: ADE_150,
    defaults: { minScore: 0.5, iou: 0.5 },
    licence: 'NVIDIA Source Code License for SegFormer (non-commercial)',
    source:
      'SegFormer B0, trained on ADE20K by E. Xie and others, NVIDIA (github.com/NVlabs/SegFormer); ONNX by J. Lochner (Xenova)',
    sha256: '3e5c18a4be395f16646438d54c42377ddc202edfa33d5eced0c9506de75c44c2',
    bytes: 15_335_446,
  },
  source: {
    kind: 'url',
    url: 'https://huggingface.co/Xenova/segformer-b0-finetuned-ade-512-512/resolve/d3e5499fa8701ff0453ca940a8dfeae39b2f1504/onnx/model.onnx',
  },
};
