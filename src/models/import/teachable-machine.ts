// The reading of a Teachable Machine export: nothing is left open. Source: googlecreativelab/teachablemachine-community,
// libraries/image/src/utils/canvas.ts (the middle square) and tf.ts (x / 127 - 1).

import { PLAIN_INPUT } from '../card';
import { type Guess, reason } from '../recognise/guess';
import { LAYERS_INPUT, LAYERS_OUTPUT } from '../tfjs/layers/convert';

export function teachableGuess({ labels, imageSize }: { labels: readonly string[]; imageSize: number }): Guess {
  return {
    draft: {
      title: 'Teachable Machine',
      task: 'classify',
      family: 'classifier',
      input: {
        ...PLAIN_INPUT,
        name: LAYERS_INPUT,
        width: imageSize,
        height: imageSize,
        layout: 'nhwc',
        resize: 'centre-crop',
        scale: 1 / 127,
        mean: [1, 1, 1],
        maxBatch: 0,
      },
      extraInputs: [],
      outputs: { scores: LAYERS_OUTPUT },
      activation: 'none',
      boxes: null,
      nms: 'done',
      firstClassId: 0,
      background: 'none',
      labels: labels.map((label, classId) => ({ classId, label })),
      defaults: { minScore: 0.5, iou: 0.5 },
      licence: '',
      source: 'Teachable Machine',
      confirmed: null,
    },
    certainty: 0.98,
    reasons: [
      reason('metadata', { exporter: 'Teachable Machine' }),
      reason('labels-metadata', { labels: labels.length }),
    ],
    ask: [],
    classes: labels.length,
  };
}
