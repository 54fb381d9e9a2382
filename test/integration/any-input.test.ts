// Models of any input and output through the real runtime: what a card says is what the graph sees. The graphs give back
// what they are fed, so that every number can be checked.

import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createInference, type Inference } from '../../src/inference/inference';
import { type ExtraInput, type ModelCard, type ModelInput, PLAIN_INPUT } from '../../src/models/card';
import { type OnnxValueInfo, writeOnnx } from '../../src/models/onnx/writer';

let inference: Inference;
let folder: string;
beforeAll(async () => {
  inference = await createInference({ provider: 'cpu', threads: 1 });
  folder = await mkdtemp(join(tmpdir(), 'lensgraph-any-input-'));
});
afterAll(async () => {
  await inference.close();
  await rm(folder, { recursive: true });
});

/** TensorProto.DataType. */
const CODES = { float32: 1, float16: 10, int64: 7, int32: 6, uint8: 2 };

interface Echo {
  readonly name: string;
  readonly from: OnnxValueInfo;
  /** What the echo is turned into. */
  readonly to: keyof typeof CODES;
}

/** A model that gives its inputs back. */
async function echo(name: string, echoes: readonly Echo[], input: Partial<ModelInput>, extraInputs: ExtraInput[] = []) {
  const bytes = writeOnnx({
    name,
    nodes: echoes.map(({ name: out, from, to }) => ({
      op: 'Cast',
      name: out,
      inputs: [from.name],
      outputs: [out],
      attributes: { to: CODES[to] },
    })),
    initializers: [],
    inputs: [...new Map(echoes.map(({ from }) => [from.name, from])).values()],
    outputs: echoes.map(({ name: out, from, to }) => ({ name: out, dtype: to, dims: from.dims })),
  });
  const path = join(folder, `${name}.onnx`);
  await writeFile(path, bytes);
  const card: ModelCard = {
    name,
    title: name,
    task: 'features',
    family: 'features',
    input: { ...PLAIN_INPUT, name: 'image', width: 2, height: 1, ...input },
    extraInputs,
    outputs: { features: echoes[0]?.name ?? '', ...Object.fromEntries(echoes.map(({ name: out }) => [out, out])) },
    activation: 'none',
    boxes: null,
    nms: 'done',
    firstClassId: 0,
    background: 'none',
    labels: [],
    defaults: { minScore: 0.5, iou: 0.5 },
    licence: 'Apache-2.0',
    source: 'made by a test',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    confirmed: null,
  };
  return { path, card };
}

/** Orange and blue, then black and white. */
const PHOTOS = [
  [255, 128, 0, 0, 64, 255],
  [0, 0, 0, 255, 255, 255],
].map((bytes) => Uint8Array.from(bytes));

const image = (dtype: OnnxValueInfo['dtype'], ...dims: (number | string)[]): OnnxValueInfo => ({
  name: 'image',
  dtype,
  dims,
});

it('feeds a batch of planes, blue first, less mean by deviation, and reads half floats and 64-bit integers', async () => {
  const from = image('float32', 'N', 3, 1, 2);
  const model = await echo(
    'planes',
    [
      { name: 'half', from, to: 'float16' },
      { name: 'long', from, to: 'int64' },
      { name: 'byte', from, to: 'uint8' },
    ],
    { colour: 'bgr', mean: [1, 2, 3], std: [1, 1, 0.5], maxBatch: 0 },
  );
  const { half, long, byte } = await inference.raw(model, PHOTOS);
  const expected = [-1, 254, 126, 62, 504, -6, -1, 254, -2, 253, -6, 504];
  expect(half).toEqual({ dims: [2, 3, 1, 2], data: Float32Array.from(expected) });
  expect(long).toEqual({ dims: [2, 3, 1, 2], data: Int32Array.from(expected) });
  expect(byte?.data).toBeInstanceOf(Uint8Array);
});

it('feeds half floats', async () => {
  const model = await echo('halves', [{ name: 'plain', from: image('float16', 1, 1, 2, 3), to: 'float32' }], {
    dtype: 'float16',
    layout: 'nhwc',
    scale: 1 / 255,
  });
  const { plain } = await inference.raw(model, PHOTOS.slice(0, 1));
  expect(plain?.dims).toEqual([1, 1, 2, 3]);
  for (const [i, byte] of (PHOTOS[0] ?? []).entries()) expect(plain?.data[i]).toBeCloseTo(byte / 255, 3);
});

it('feeds a photo without a batch, and grey ones', async () => {
  const single = await echo('single', [{ name: 'same', from: image('uint8', 3, 1, 2), to: 'uint8' }], {
    layout: 'chw',
    dtype: 'uint8',
  });
  expect((await inference.raw(single, PHOTOS.slice(0, 1))).same?.dims).toEqual([3, 1, 2]);
  const grey = await echo('grey', [{ name: 'same', from: image('float32', 1, 1, 1, 2), to: 'float32' }], {
    colour: 'gray',
  });
  expect([...((await inference.raw(grey, PHOTOS.slice(0, 1))).same?.data ?? [])]).toEqual([151, 67]);
});

it('feeds the size of the input beside the photo', async () => {
  const size: OnnxValueInfo = { name: 'orig_target_sizes', dtype: 'int64', dims: ['N', 2] };
  const from = image('float32', 'N', 3, 1, 2);
  const model = await echo(
    'sizes',
    [
      { name: 'same', from, to: 'float32' },
      { name: 'size', from: size, to: 'int64' },
    ],
    { maxBatch: 0 },
    [{ name: size.name, holds: 'input-size-wh', dtype: 'int64' }],
  );
  expect((await inference.raw(model, PHOTOS)).size).toEqual({ dims: [2, 2], data: Int32Array.from([2, 1, 2, 1]) });
});

it('asks in turns where a model takes fewer photos at once, and keeps their order', async () => {
  const model = await echo('turns', [{ name: 'same', from: image('float32', 1, 3, 1, 2), to: 'float32' }], {});
  const decoded = await inference.decode(model, PHOTOS, 0);
  expect(decoded.map((each) => (each.kind === 'features' ? [...each.values] : []))).toEqual([
    [255, 0, 128, 64, 0, 255],
    [0, 255, 0, 255, 0, 255],
  ]);
});

it('says when the card does not fit the model', async () => {
  const echoes = [{ name: 'same', from: image('float32', 1, 3, 1, 2), to: 'float32' }] as const;
  const fitting = await echo('fitting', echoes, {});
  const refusal = { code: 'model_unsupported' };
  const wrongInput = { ...fitting, card: { ...fitting.card, input: { ...fitting.card.input, name: 'picture' } } };
  await expect(inference.raw(wrongInput, PHOTOS.slice(0, 1))).rejects.toMatchObject(refusal);
  const wrongOutput = { ...fitting, card: { ...fitting.card, outputs: { features: 'scores' } } };
  await expect(inference.raw(wrongOutput, PHOTOS.slice(0, 1))).rejects.toMatchObject(refusal);
  const wrongType = await echo('wrong-type', echoes, { dtype: 'uint8' });
  await expect(inference.raw(wrongType, PHOTOS.slice(0, 1))).rejects.toMatchObject(refusal);
  await expect(inference.candidates(fitting, PHOTOS[0] ?? new Uint8Array(), 0.5)).rejects.toMatchObject(refusal);
});
