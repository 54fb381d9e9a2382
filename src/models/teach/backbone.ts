// The model whose eye is borrowed: a model of the catalogue that is there anyway, of which only the part before its own
// answers is used. What it gives for a whole photo (its features) is what classes are taught on.
// Measured against five others: of 50 photos in 6 groups, left out one by one, 98 % were sorted right; see docs/models.md.

import { createHash } from 'node:crypto';
import type { ModelCard } from '../card';
import { catalogueEntry } from '../catalogue';
import { onlyValueOf, type Pieces, takeApart, withEnd } from '../onnx/splice';
import type { OnnxNode } from '../onnx/writer';

export const BACKBONE = 'deeplab-voc-fast';
/** Its image pooling: [N, 320, 1, 1], the mean over all places of what it saw there. */
const POOLING = 'AveragePool';
export const FEATURE_COUNT = 320;

export interface Backbone {
  readonly pieces: Pieces;
  /** The name of the value that holds the features, [N, 320, 1, 1]. */
  readonly pooled: string;
}

/** `bytes`: the ONNX file of `BACKBONE`. */
export async function openBackbone(bytes: Uint8Array): Promise<Backbone> {
  const pieces = await takeApart(bytes);
  return { pieces, pooled: onlyValueOf(pieces, POOLING) };
}

/** A node that goes by the name of its only output. */
export const node = (op: string, inputs: readonly string[], output: string, attributes: OnnxNode['attributes'] = {}) =>
  ({ op, name: output, inputs, outputs: [output], attributes }) satisfies OnnxNode;

/** What a photo must look like to be shown to the backbone, and who made it. */
export function backboneCard(): Pick<ModelCard, 'input' | 'extraInputs' | 'licence' | 'source'> {
  const { input, extraInputs, licence, source } = catalogueEntry(BACKBONE).card;
  // Measured better than with its proportions and grey beside it; see docs/models.md.
  const stretched: ModelCard['input'] = { ...input, resize: 'stretch' };
  return { input: stretched, extraInputs, licence, source };
}

/** A model that gives the features [N, 320] of photos, with its card. */
export function featuresModel({ pieces, pooled }: Backbone): { readonly bytes: Uint8Array; readonly card: ModelCard } {
  const bytes = withEnd(pieces, {
    name: 'photo-features',
    nodes: [node('Flatten', [pooled], 'features', { axis: 1 })],
    initializers: [],
    inputs: [],
    outputs: [{ name: 'features', dtype: 'float32', dims: ['N', FEATURE_COUNT] }],
  });
  const card: ModelCard = {
    ...backboneCard(),
    name: 'photo-features',
    title: 'Features of a photo',
    task: 'features',
    family: 'features',
    outputs: { features: 'features' },
    activation: 'none',
    boxes: null,
    nms: 'done',
    firstClassId: 0,
    background: 'none',
    labels: [],
    defaults: { minScore: 0.5, iou: 0.5 },
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    confirmed: null,
  };
  return { bytes, card };
}
