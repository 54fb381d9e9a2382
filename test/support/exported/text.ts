// Models that find and read text: as their exporters write them, each from the exporter's own source (named in src/models/recognise).

import type { Exported } from './exported';
import { labels, paddle } from './parts';

export const TEXT: readonly Exported[] = [
  {
    title: 'PP-OCR: where text is',
    by: 'producer and output names',
    ...paddle,
    inputs: [['x', ['p2o.DynamicDimension.0', 3, 'p2o.DynamicDimension.1', 'p2o.DynamicDimension.2']]],
    outputs: [['sigmoid_0.tmp_0', ['p2o.DynamicDimension.3', 1, 'h', 'w'], 'float32', ['Sigmoid']]],
    family: 'text-detector',
    task: 'read-text',
    certainty: 'sure',
    asks: [],
    draft: { input: { colour: 'bgr', divisor: 32, width: 960 }, activation: 'none' },
  },
  {
    title: 'PP-OCR: which way up',
    by: 'producer and output names',
    producer: '',
    inputs: [['x', ['p2o.DynamicDimension.0', 3, 'p2o.DynamicDimension.1', 'p2o.DynamicDimension.2']]],
    outputs: [['softmax_0.tmp_0', ['p2o.DynamicDimension.3', 2], 'float32', ['Softmax']]],
    family: 'text-angle',
    task: 'read-text',
    certainty: 'sure',
    asks: [],
  },
  {
    title: 'PP-OCR: what it says',
    by: 'producer and output names',
    ...paddle,
    inputs: [['x', ['p2o.DynamicDimension.0', 3, 48, 'p2o.DynamicDimension.1']]],
    outputs: [['softmax_11.tmp_0', ['p2o.DynamicDimension.2', 'p2o.DynamicDimension.3', 6], 'float32', ['Softmax']]],
    companions: labels('a', 'b', 'ß', '字'),
    family: 'text-reader',
    task: 'read-text',
    certainty: 'sure',
    asks: [],
    draft: { decoding: { alphabet: ['a', 'b', 'ß', '字'] }, input: { height: 48, padAt: 'end' } },
  },
];
