import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { modelCardSchema } from '../card';
import { writeOnnx } from '../onnx/writer';
import { importModel } from './import-model';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lensgraph-import-'));
});
afterAll(() => rm(folder, { recursive: true }));

type Files = Readonly<Record<string, Buffer | string>>;

async function zipped(files: Files): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}
async function imported(bytes: Buffer, options: Partial<Parameters<typeof importModel>[0]> = {}) {
  const path = join(folder, 'given');
  await writeFile(path, bytes);
  return importModel({ path, folder, ...options });
}
const importedZip = async (files: Files) => imported(await zipped(files));
const refused = (files: Files) => expect(importedZip(files)).rejects;

/** As torchvision exports a classifier of two classes. */
const classifier = Buffer.from(
  writeOnnx({
    name: 'main_graph',
    nodes: [
      { op: 'GlobalAveragePool', name: 'p', inputs: ['input'], outputs: ['pooled'], attributes: {} },
      { op: 'Flatten', name: 'f', inputs: ['pooled'], outputs: ['flat'], attributes: {} },
      { op: 'Gemm', name: 'g', inputs: ['flat', 'w'], outputs: ['output'], attributes: {} },
    ],
    initializers: [{ name: 'w', dtype: 'float32', shape: [3, 2], data: [1, 0, 0, 1, 0, 0] }],
    inputs: [{ name: 'input', dtype: 'float32', dims: [1, 3, 224, 224] }],
    outputs: [{ name: 'output', dtype: 'float32', dims: [1, 2] }],
  }),
);

describe('an ONNX file', () => {
  it('alone, with labels given beside it', async () => {
    const companions = [{ name: 'labels.txt', text: 'ripe\nunripe\n' }];
    const { format, bytes, guesses, path } = await imported(classifier, { companions });
    expect({ format, bytes }).toEqual({ format: 'onnx', bytes: classifier.length });
    expect((await readFile(path)).equals(classifier)).toBe(true);
    expect(guesses[0]?.draft).toMatchObject({
      task: 'classify',
      labels: [
        { classId: 0, label: 'ripe' },
        { classId: 1, label: 'unripe' },
      ],
    });
  });

  it('in a ZIP file, among rubbish, with its labels', async () => {
    const { path, companions, guesses } = await importedZip({
      'export/best.onnx': classifier,
      'export/labels.txt': 'ripe\nunripe\n',
      'export/notes.pdf': 'x',
      '__MACOSX/export/._best.onnx': 'x',
      '.hidden.onnx': 'x',
    });
    expect((await readFile(path)).equals(classifier)).toBe(true);
    expect(companions).toEqual([{ name: 'export/labels.txt', text: 'ripe\nunripe\n' }]);
    expect(guesses[0]?.draft.labels.map(({ label }) => label)).toEqual(['ripe', 'unripe']);
  });
});

const layer = (class_name: string, config: Record<string, unknown>) => ({ class_name, config });
/** Built as Teachable Machine nests it, with pixels where its features are. */
const teachable = {
  modelTopology: {
    class_name: 'Sequential',
    config: {
      name: 'sequential_4',
      layers: [
        layer('Sequential', {
          name: 'sequential_1',
          layers: [layer('GlobalAveragePooling2D', { name: 'pool', batch_input_shape: [null, 224, 224, 3] })],
        }),
        layer('Sequential', {
          name: 'sequential_3',
          layers: [layer('Dense', { name: 'dense_Dense2', units: 2, activation: 'softmax', use_bias: false })],
        }),
      ],
    },
    keras_version: 'tfjs-layers 1.3.1',
    backend: 'tensor_flow.js',
  },
  weightsManifest: [
    { paths: ['weights.bin'], weights: [{ name: 'dense_Dense2/kernel', shape: [3, 2], dtype: 'float32' }] },
  ],
};
const kernel = Buffer.from(Float32Array.of(1, -1, 0, 0, 0, 0).buffer);
const metadata = JSON.stringify({
  tfjsVersion: '1.3.1',
  tmVersion: '2.4.10',
  packageName: '@teachablemachine/image',
  labels: ['Apfel', 'Birne'],
  imageSize: 224,
});

describe('a TensorFlow.js model', () => {
  it('as Teachable Machine gives it: nothing is asked', async () => {
    const { format, guesses, path } = await importedZip({
      'model.json': JSON.stringify(teachable),
      'weights.bin': kernel,
      'metadata.json': metadata,
    });
    expect(format).toBe('tfjs-layers');
    const [guess, ...others] = guesses;
    expect([guess?.ask, others]).toEqual([[], []]);
    expect(guess?.certainty).toBeGreaterThan(0.9);
    const card = modelCardSchema.parse({ ...guess?.draft, name: 'fruit', sha256: '0'.repeat(64), bytes: 1 });
    expect(card).toMatchObject({ task: 'classify', input: { resize: 'centre-crop', width: 224, layout: 'nhwc' } });
    expect(card.labels.map(({ label }) => label)).toEqual(['Apfel', 'Birne']);
    const value = (byte: number) => (byte * card.input.scale - card.input.mean[0]) / card.input.std[0];
    expect([value(0), value(127)]).toEqual([-1, 0]);
    const session = await InferenceSession.create(path, { logSeverityLevel: 4 });
    const red = Float32Array.from({ length: 224 * 224 * 3 }, (_, i) => (i % 3 === 0 ? 1 : -1));
    const { scores } = await session.run({ [card.input.name]: new Tensor('float32', red, [1, 224, 224, 3]) });
    expect(scores?.data[0]).toBeCloseTo(1 / (1 + Math.exp(-2)), 5);
    await session.release();
  });

  it('as a graph: the image enters at its placeholder, what nobody reads comes out', async () => {
    const dim = (size: number) => ({ size: String(size) });
    const node = [
      {
        name: 'in',
        op: 'Placeholder',
        attr: { shape: { shape: { dim: [-1, 8, 6, 3].map(dim) } }, dtype: { type: 'DT_FLOAT' } },
      },
      { name: 'two', op: 'Const' },
      { name: 'twice', op: 'Mul', input: ['in', 'two'] },
      { name: 'soft', op: 'Softmax', input: ['twice'] },
    ];
    const weights = [{ name: 'two', shape: [], dtype: 'float32' }];
    const json = { modelTopology: { node }, weightsManifest: [{ paths: ['group1-shard1of1'], weights }] };
    const files = {
      'web/model.json': JSON.stringify(json),
      'web/group1-shard1of1': Buffer.from(Float32Array.of(2).buffer),
    };
    const { format, facts } = await importedZip(files);
    expect(format).toBe('tfjs-graph');
    expect(facts.inputs).toEqual([{ name: 'image', dtype: 'float32', dims: ['N', 8, 6, 3] }]);
    expect(facts.outputs.map(({ name, dims }) => [name, dims])).toEqual([['soft', ['N', 8, 6, 3]]]);
    const unsized = JSON.stringify(json).replace('"8"', '"-1"');
    await refused({ ...files, 'web/model.json': unsized }).toMatchObject({ code: 'model_unsupported' });
  });

  it('is refused where files are missing or say something else', async () => {
    const json = JSON.stringify(teachable);
    await refused({ 'model.json': json }).toMatchObject({ code: 'model_corrupt' });
    await refused({ 'model.json': json, 'weights.bin': kernel.subarray(4) }).toMatchObject({ code: 'model_corrupt' });
    await refused({ 'model.json': '{"a":1}' }).toMatchObject({ code: 'model_corrupt' });
    await refused({ 'model.json': '{' }).toMatchObject({ code: 'model_corrupt' });
    const lstm = json.replace('GlobalAveragePooling2D', 'LSTM');
    await refused({ 'model.json': lstm, 'weights.bin': kernel }).toMatchObject({
      code: 'model_unsupported',
      message: expect.stringContaining('LSTM'),
    });
  });
});

describe('a ZIP file', () => {
  it('without a model, or with several', async () => {
    await refused({ 'labels.txt': 'a' }).toMatchObject({ code: 'archive_without_model' });
    await refused({ 'a.onnx': classifier, 'b/b.onnx': classifier }).toMatchObject({
      code: 'archive_several_models',
      params: { files: 'a.onnx, b/b.onnx' },
    });
  });

  it('that is damaged, cut off, or names a place outside itself', async () => {
    const whole = await zipped({ 'model.onnx': classifier });
    const unreadable = { code: 'archive_unreadable' };
    await expect(imported(whole.subarray(0, whole.length - 30))).rejects.toMatchObject(unreadable);
    const outside = Buffer.from(whole.toString('latin1').replaceAll('model.onnx', '../../x.on'), 'latin1');
    await expect(imported(outside)).rejects.toMatchObject(unreadable);
    const damaged = Buffer.from(whole);
    damaged.fill(7, 60, 90);
    await expect(imported(damaged)).rejects.toMatchObject(unreadable);
  });

  it('that unpacks to far more than it is', async () => {
    const zeros = Buffer.alloc(5 * 1024 ** 2);
    const bytes = await zipped({ 'model.onnx': classifier, 'labels.txt': zeros });
    expect(bytes.length).toBeLessThan(100_000);
    await expect(imported(bytes)).rejects.toMatchObject({ code: 'archive_too_large', params: { limit: '4 MB' } });
  });
});

it('tries the model as its likeliest reading says, and reads again with what that told', async () => {
  const asked: unknown[] = [];
  const probe = async (path: string, draft: unknown) => {
    asked.push(path, draft);
    return null;
  };
  const { guesses } = await imported(classifier, { probe });
  expect(asked).toEqual([join(folder, 'model.onnx'), guesses[0]?.draft]);
});
