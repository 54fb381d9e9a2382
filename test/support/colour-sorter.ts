// A classifier that is really computed: it tells red, green and blue photos apart by their mean colour. Made by code.

import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ModelCard, PLAIN_INPUT } from '../../src/models/card';
import { type OnnxNode, writeOnnx } from '../../src/models/onnx/writer';

const SIDE = 16;

const node = (op: string, inputs: string[], output: string, attributes: OnnxNode['attributes'] = {}): OnnxNode => ({
  op,
  name: output,
  inputs,
  outputs: [output],
  attributes,
});

/** Writes the model into `folder` and gives it with its card: logits are eight times the mean of each channel, 0..1. */
export async function colourSorter(folder: string): Promise<{ path: string; card: ModelCard }> {
  const bytes = writeOnnx({
    name: 'colour-sorter',
    nodes: [
      node('GlobalAveragePool', ['image'], 'means'),
      node('Reshape', ['means', 'shape'], 'row'),
      node('Mul', ['row', 'eight'], 'logits'),
    ],
    initializers: [
      { name: 'shape', dtype: 'int64', shape: [2], data: [0, 3] },
      { name: 'eight', dtype: 'float32', shape: [], data: [8] },
    ],
    inputs: [{ name: 'image', dtype: 'float32', dims: ['N', 3, SIDE, SIDE] }],
    outputs: [{ name: 'logits', dtype: 'float32', dims: ['N', 3] }],
  });
  const path = join(folder, 'colour-sorter', 'model.onnx');
  await mkdir(join(folder, 'colour-sorter'), { recursive: true });
  await writeFile(path, bytes);
  const card: ModelCard = {
    name: 'colour-sorter',
    title: 'Colours',
    task: 'classify',
    family: 'classifier',
    input: { ...PLAIN_INPUT, name: 'image', width: SIDE, height: SIDE, scale: 1 / 255, maxBatch: 0 },
    extraInputs: [],
    outputs: { scores: 'logits' },
    activation: 'softmax',
    boxes: null,
    nms: 'done',
    firstClassId: 0,
    background: 'none',
    labels: ['red', 'green', 'blue'].map((label, classId) => ({ classId, label })),
    defaults: { minScore: 0.5, iou: 0.5 },
    licence: 'Apache-2.0',
    source: 'made by a test',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    confirmed: null,
  };
  return { path, card };
}
