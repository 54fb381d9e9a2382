// A detector that eats memory in proportion to the photo's first pixel: black photos cost nothing, white ones 4 GB.
// So one photo among many can be the death of a child, as in real life. Made by code; finds one "thing" in every photo.

import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ModelCard, PLAIN_INPUT } from '../../src/models/card';
import { type OnnxNode, writeOnnx } from '../../src/models/onnx/writer';

const SIDE = 32;
/** Floats per step of the first pixel's 256. */
const FLOATS = 4_000_000;

const node = (op: string, inputs: string[], output: string, attributes: OnnxNode['attributes'] = {}): OnnxNode => ({
  op,
  name: output,
  inputs,
  outputs: [output],
  attributes,
});

/** Writes the model into `folder` and gives it with its card. */
export async function hungryModel(folder: string): Promise<{ path: string; card: ModelCard }> {
  const bytes = writeOnnx({
    name: 'hungry',
    nodes: [
      node('Reshape', ['image', 'flat'], 'pixels'),
      node('Gather', ['pixels', 'first'], 'pixel', { axis: 0 }),
      node('Cast', ['pixel'], 'amount', { to: 7 }),
      node('Mul', ['amount', 'floats'], 'size'),
      node('Cast', ['pixel'], 'value', { to: 1 }),
      node('Expand', ['value', 'size'], 'meal'),
      node('Exp', ['meal'], 'more'),
      node('ReduceSum', ['more'], 'sum', { keepdims: 0 }),
      node('Mul', ['sum', 'zero'], 'nothing'),
      node('Add', ['nothing', 'found'], 'scores'),
      node('Identity', ['place'], 'boxes'),
    ],
    initializers: [
      { name: 'flat', dtype: 'int64', shape: [1], data: [-1] },
      { name: 'first', dtype: 'int64', shape: [1], data: [0] },
      { name: 'floats', dtype: 'int64', shape: [1], data: [FLOATS] },
      { name: 'zero', dtype: 'float32', shape: [], data: [0] },
      { name: 'found', dtype: 'float32', shape: [1, 1, 1], data: [0.9] },
      { name: 'place', dtype: 'float32', shape: [1, 1, 1, 4], data: [0.25, 0.25, 0.75, 0.75] },
    ],
    inputs: [{ name: 'image', dtype: 'uint8', dims: [1, SIDE, SIDE, 3] }],
    outputs: [
      { name: 'scores', dtype: 'float32', dims: [1, 1, 1] },
      { name: 'boxes', dtype: 'float32', dims: [1, 1, 1, 4] },
    ],
  });
  const path = join(folder, 'hungry', 'model.onnx');
  await mkdir(join(folder, 'hungry'), { recursive: true });
  await writeFile(path, bytes);
  const card: ModelCard = {
    name: 'hungry',
    title: 'Hungry',
    task: 'detect',
    family: 'tf-ssd',
    input: { ...PLAIN_INPUT, name: 'image', width: SIDE, height: SIDE, layout: 'nhwc', dtype: 'uint8' },
    extraInputs: [],
    outputs: { scores: 'scores', boxes: 'boxes' },
    activation: 'none',
    boxes: { format: 'yxyx', space: 'unit' },
    nms: 'needed',
    firstClassId: 1,
    background: 'none',
    labels: [{ classId: 1, label: 'thing' }],
    defaults: { minScore: 0.5, iou: 0.5 },
    licence: 'Apache-2.0',
    source: 'made by a test',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    confirmed: null,
  };
  return { path, card };
}
