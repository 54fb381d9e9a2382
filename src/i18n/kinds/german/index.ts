// Which words screens in German have for the kinds of which model of the catalogue. Sent with pages in German only, never in
// a script. Data only.
import type { KindDictionary } from '../kind-words';
import { ADE } from './ade';
import { COCO } from './coco';
import { COMMON, FOREGROUND, MODERATION } from './few';
import { VOC } from './voc';

export const GERMAN_KINDS = {
  // No line ends between a number and its kind.
  times: '\u00A0×\u00A0',
  common: COMMON,
  lists: { ade: ADE, coco: COCO, foreground: FOREGROUND, moderation: MODERATION, voc: VOC },
  models: {
    'coco-ssd': 'coco',
    'nanodet-coco': 'coco',
    'everyday-things': 'coco',
    'yolox-tiny': 'coco',
    'yolox-s': 'coco',
    'd-fine-s': 'coco',
    'rt-detr': 'coco',
    'rf-detr-nano': 'coco',
    'deeplab-voc': 'voc',
    'deeplab-voc-fast': 'voc',
    segformer: 'ade',
    'u2net-small': 'foreground',
    u2net: 'foreground',
    'is-net': 'foreground',
    moderation: 'moderation',
  },
} as const satisfies KindDictionary;
