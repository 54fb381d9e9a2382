// What was taught as an ordinary ONNX classifier: the backbone up to its features, and behind it the arithmetic of `headScores`
// with the taught numbers. It needs nothing of Lensgraph to run.

import type { CardDraft } from '../card';
import { withEnd } from '../onnx/splice';
import type { OnnxGraph } from '../onnx/writer';
import { type Backbone, backboneCard, FEATURE_COUNT, node } from './backbone';
import type { Head } from './head';
import { LEAST_LENGTH } from './normalise';

const ROWS = 1;

function headGraph(pooled: string, { mean, weights }: Head): OnnxGraph {
  const count = weights.length;
  return {
    name: 'taught',
    nodes: [
      node('Flatten', [pooled], 'taught_features', { axis: 1 }),
      node('Sign', ['taught_features'], 'taught_sign'),
      node('Abs', ['taught_features'], 'taught_size'),
      node('Sqrt', ['taught_size'], 'taught_root'),
      node('Mul', ['taught_sign', 'taught_root'], 'taught_roots'),
      ...unitNodes('taught_roots', 'taught_unit'),
      node('Sub', ['taught_unit', 'taught_mean'], 'taught_seen'),
      ...unitNodes('taught_seen', 'taught_vector'),
      node('MatMul', ['taught_vector', 'taught_weights'], 'taught_logits'),
      node('Softmax', ['taught_logits'], 'scores', { axis: ROWS }),
    ],
    initializers: [
      { name: 'taught_axis', dtype: 'int64', shape: [1], data: [ROWS] },
      { name: 'taught_least', dtype: 'float32', shape: [], data: [LEAST_LENGTH] },
      { name: 'taught_mean', dtype: 'float32', shape: [FEATURE_COUNT], data: mean },
      { name: 'taught_weights', dtype: 'float32', shape: [FEATURE_COUNT, count], data: columns(weights) },
    ],
    inputs: [],
    outputs: [{ name: 'scores', dtype: 'float32', dims: ['N', count] }],
  };
}

/** `unit` of normalise.ts. */
const unitNodes = (from: string, to: string) => [
  node('ReduceL2', [from, 'taught_axis'], `${to}_length`, { keepdims: 1 }),
  node('Max', [`${to}_length`, 'taught_least'], `${to}_divisor`),
  node('Div', [from, `${to}_divisor`], to),
];

/** [class][feature] as [feature, class], row by row. */
const columns = (weights: readonly Float64Array[]): Float64Array =>
  Float64Array.from({ length: FEATURE_COUNT * weights.length }, (_, i) => {
    const [feature, column] = [Math.floor(i / weights.length), i % weights.length];
    return weights[column]?.[feature] ?? 0;
  });

export interface TaughtModel {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly draft: CardDraft;
}

/** `labels` in the order of the head's classes; the title is the file's until somebody names it. */
export function taughtModel(
  backbone: Backbone,
  head: Head,
  {
    labels,
    photoCount,
    title,
  }: { readonly labels: readonly string[]; readonly photoCount: number; readonly title: string },
): TaughtModel {
  const made = backboneCard();
  return {
    bytes: withEnd(backbone.pieces, headGraph(backbone.pooled, head), { metadata: { labels: JSON.stringify(labels) } }),
    draft: {
      ...made,
      title,
      task: 'classify',
      family: 'classifier',
      outputs: { scores: 'scores' },
      activation: 'none',
      boxes: null,
      nms: 'done',
      firstClassId: 0,
      background: 'none',
      labels: labels.map((label, classId) => ({ classId, label })),
      defaults: { minScore: 0.5, iou: 0.5 },
      made: { kind: 'taught', photos: photoCount },
      confirmed: null,
    },
  };
}
