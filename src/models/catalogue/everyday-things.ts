// What a photo shows as a whole, of 80 everyday things: the detector's own weights, of which only the surest place for each
// kind is asked. No file more has to be loaded for it. Data only. Why: docs/decisions/0006-sorting-with-the-detector.md.

import { cocoSsd } from './coco-ssd';
import type { PackageEntry } from './entry';

const { scores: places } = cocoSsd.making.conversion.outputs;

export const everydayThings: PackageEntry = {
  atFirstStart: true,
  card: {
    ...cocoSsd.card,
    name: 'everyday-things',
    title: 'What a photo shows (80 everyday things)',
    task: 'classify',
    family: 'classifier',
    outputs: { scores: 'scores' },
    boxes: null,
    nms: 'done',
    defaults: { minScore: 0.5, iou: 0.5 },
    source: `${cocoSsd.card.source}; of each kind the surest place on the photo`,
    sha256: '2c87d8c1ad618f8ff45b34be8623ce4763c93aa56fbbaf611d42cd593b881463',
    bytes: 17_538_087,
  },
  source: cocoSsd.source,
  making: {
    ...cocoSsd.making,
    conversion: { ...cocoSsd.making.conversion, outputs: { scores: places }, greatest: ['scores'] },
  },
};
