// What exports of one maker, and files beside them, have in common.

import { readCompanions } from '../../../src/models/companions/companions';
import type { In } from './exported';

export const ultralytics = (task: string, more: Record<string, string> = {}) => ({
  description: 'Ultralytics YOLO11n model trained on /data/fruit.yaml',
  author: 'Ultralytics',
  date: '2026-01-02T03:04:05.678',
  version: '8.3.40',
  license: 'AGPL-3.0 License (https://ultralytics.com/license)',
  docs: 'https://docs.ultralytics.com',
  stride: task === 'classify' ? '1' : '32',
  task,
  batch: '1',
  imgsz: task === 'classify' ? '[224, 224]' : '[640, 640]',
  names: "{0: 'apple', 1: 'pear', 2: \"lady's finger\"}",
  args: "{'batch': 1, 'half': False, 'dynamic': False, 'simplify': True, 'opset': None, 'nms': False}",
  channels: '3',
  ...more,
});
export const NMS_INSIDE = { args: "{'batch': 1, 'half': False, 'dynamic': False, 'nms': True}" };
export const images: In = ['images', [1, 3, 640, 640]];
export const V8 = ['Mul', 'Sigmoid'];
export const labels = (...names: string[]) => readCompanions([{ name: 'labels.txt', text: names.join('\n') }]);
export const many = (count: number) =>
  labels(...Array.from({ length: count }, (_, i) => `kind ${String.fromCharCode(97 + (i % 26))}${i}`));
export const hub = (config: object, preprocessor?: object) =>
  readCompanions([
    { name: 'config.json', text: JSON.stringify(config) },
    ...(preprocessor ? [{ name: 'preprocessor_config.json', text: JSON.stringify(preprocessor) }] : []),
  ]);
export const imagenet = { do_normalize: true, image_mean: [0.485, 0.456, 0.406], image_std: [0.229, 0.224, 0.225] };
export const square = (side: number) => ({ height: side, width: side });
export const paddle = { producer: 'PaddlePaddle' };
