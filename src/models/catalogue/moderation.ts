// Whether a photo is fit for everybody: a demonstration of sorting, not a safeguard. Data only.

import { PLAIN_INPUT } from '../card';
import type { PackageEntry } from './entry';

/** nsfwjs, src/nsfw_classes.ts, in its order. */
const LABELS = ['drawing', 'hentai', 'neutral', 'porn', 'sexy'];

export const moderation: PackageEntry = {
  isDefault: true,
  isDelicate: true,
  atFirstStart: true,
  shownOn: { template: 'moderation', file: 'astronaut.png' },
  card: {
    name: 'moderation',
    title: 'Fit for everybody or not (demonstration, often wrong about people)',
    task: 'classify',
    family: 'classifier',
    // Source: infinitered/nsfwjs, src/index.ts: stretched, 0..1.
    input: {
      ...PLAIN_INPUT,
      name: 'image',
      width: 224,
      height: 224,
      layout: 'nhwc',
      scale: 1 / 255,
      maxBatch: 0,
    },
    extraInputs: [],
    outputs: { scores: 'scores' },
    activation: 'none',
    boxes: null,
    nms: 'done',
    firstClassId: 0,
    background: 'none',
    labels: LABELS.map((label, classId) => ({ classId, label })),
    defaults: { minScore: 0.6, iou: 0.5 },
    licence: 'MIT',
    source:
      'MobileNet v2 of nsfw_model (G. Laborde, Infinite Red); files from npm nsfwjs@4.3.0. ' +
      'Of 109 harmless photos it called 94 neutral and 8 pornographic, above all people in festive clothes',
    sha256: '93dfc3a0349ca6ceeb1e36988e9741ed5a155d8f41877aea7ca31a040ed59e6a',
    bytes: 10_286_435,
    confirmed: null,
  },
  source: {
    kind: 'npm',
    name: 'nsfwjs',
    version: '4.3.0',
    integrity: 'sha512-WTKDte0vp1X97N1h34P79G/hG+sVT3+TnDz9di1WseIJR93v11E4viNX7Vg9WsO6HYoR772Nzq2iM8jo3XBZ+g==',
    bytes: 25_336_605,
  },
  making: {
    how: 'tfjs-layers-modules',
    modelFile: 'dist/models/mobilenet_v2/model.min.js',
    weightFiles: ['dist/models/mobilenet_v2/group1-shard1of1.min.js'],
  },
};
