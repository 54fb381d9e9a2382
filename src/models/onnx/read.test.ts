import { mkdtemp, open, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LensgraphError } from '../../core/errors';
import { checkFacts, NEWEST_IR, NEWEST_OPSET } from './check';
import { ENDLESS } from './function-depth';
import { readOnnx } from './read';
import { type OnnxEnvelope, type OnnxGraph, type OnnxNode, writeOnnx } from './writer';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lensgraph-onnx-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(bytes: Uint8Array) {
  const path = join(folder, 'model.onnx');
  await writeFile(path, bytes);
  return readOnnx(path);
}
const node = (op: string, inputs: string[], output: string, more: Partial<OnnxNode> = {}): OnnxNode => ({
  op,
  name: output,
  inputs,
  outputs: [output],
  attributes: {},
  ...more,
});
const relu: OnnxGraph = {
  name: 'g',
  nodes: [node('Relu', ['x'], 'y')],
  initializers: [],
  inputs: [{ name: 'x', dtype: 'float32', dims: [1, 4] }],
  outputs: [{ name: 'y', dtype: 'float32', dims: [1, 4] }],
};
const readRelu = (graph: Partial<OnnxGraph>, envelope: OnnxEnvelope = {}) =>
  read(writeOnnx({ ...relu, ...graph }, envelope));

describe('what a model says of itself', () => {
  it('its versions, makers, metadata, inputs and outputs', async () => {
    const facts = await read(
      writeOnnx(
        {
          ...relu,
          initializers: [{ name: 'w', dtype: 'float32', shape: [2], data: [1, 2] }],
          inputs: [
            { name: 'images', dtype: 'float16', dims: ['batch', 3, null, 640] },
            { name: 'w', dtype: 'float32', dims: [2] },
          ],
          outputs: [{ name: 'y', dtype: 'int64', dims: [-1, 0, 7] }],
        },
        {
          irVersion: 9,
          producer: 'pytorch',
          producerVersion: '2.3',
          opsets: { '': 17, 'ai.onnx.ml': 2 },
          metadata: { names: "{0: 'Straße'}", empty: '' },
        },
      ),
    );
    expect(facts).toMatchObject({
      irVersion: 9,
      producer: 'pytorch',
      producerVersion: '2.3',
      opsets: { '': 17, 'ai.onnx.ml': 2 },
      metadata: { names: "{0: 'Straße'}", empty: '' },
      inputs: [{ name: 'images', dtype: 'float16', dims: ['batch', 3, null, 640] }],
      outputs: [{ name: 'y', dtype: 'int64', dims: [null, null, 7] }],
      ops: { Relu: 1 },
      initialisers: 1,
    });
  });

  it('which operations compute an output, seen through reshapes and joins', async () => {
    const nodes = [
      node('Conv', ['x', 'w'], 'a'),
      node('Sigmoid', ['a'], 's'),
      node('Reshape', ['s', 'shape'], 'r'),
      node('Exp', ['a'], 'e'),
      node('Concat', ['e', 'r', 'y0'], 'c', { attributes: { axis: 1 } }),
      node('Transpose', ['c'], 'y'),
    ];
    const facts = await readRelu({ nodes });
    expect(facts.outputs[0]?.madeBy).toEqual(['Exp', 'Sigmoid']);
  });

  it('operations in subgraphs and functions count; those of a function are not custom', async () => {
    const inner: OnnxGraph = { ...relu, nodes: [node('Gelu', ['x'], 'y', { domain: 'my.own' })] };
    const facts = await readRelu(
      {
        nodes: [
          node('If', ['x'], 'y', { attributes: { then_branch: { graph: inner } } }),
          node('F', ['x'], 'z', { domain: 'fn' }),
          node('Gelu', ['x'], 'z', { domain: 'com.microsoft' }),
        ],
      },
      { functions: [{ domain: 'fn', name: 'F', inputs: ['a'], outputs: ['b'], nodes: [node('Abs', ['a'], 'b')] }] },
    );
    expect(facts.ops).toEqual({ 'my.own:Gelu': 1, If: 1, 'fn:F': 1, 'com.microsoft:Gelu': 1, Abs: 1 });
    expect(facts.customOps).toEqual(['my.own:Gelu']);
    expect(facts.customDomains).toEqual(['my.own']);
    expect(() => checkFacts(facts)).toThrow(expect.objectContaining({ code: 'custom_op' }));
  });
});

describe('models that are refused before the runtime sees them (reliability rows 27 to 33)', () => {
  const refusal = (bytes: Uint8Array) =>
    read(bytes).then(
      (facts) => {
        checkFacts(facts);
        return 'taken';
      },
      (error: unknown) => (error instanceof LensgraphError ? [error.code, error.params.found] : error),
    );
  const text = (value: string) => new TextEncoder().encode(value);

  it.each([
    ['nothing', new Uint8Array(0)],
    ['zip', text('PK\x03\x04hello world')],
    ['text', text('<!DOCTYPE html><html>404</html>')],
    ['hdf5', Uint8Array.from([0x89, 0x48, 0x44, 0x46, 13, 10, 26, 10])],
    ['tflite', text('\x1c\0\0\0TFL3\0\0')],
    ['other', Uint8Array.from([255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1])],
  ])('%s is not ONNX', async (found, bytes) => {
    expect(await refusal(bytes)).toEqual(['not_onnx', found]);
  });

  it('cut off at every byte: said to be cut off, never read as whole', async () => {
    const bytes = writeOnnx(relu);
    for (let length = 2; length < bytes.length; length++)
      expect(await refusal(bytes.subarray(0, length)), `${length}`).toEqual(['model_truncated', undefined]);
  });

  it.each(['../secret.bin', '/etc/passwd', 'sibling.bin', '*/_ORT_MEM_ADDR_/*'])(
    'weights in the file %s, in the graph, an attribute or a subgraph',
    async (externalFile) => {
      const tensor = { name: 'w', dtype: 'float32' as const, shape: [64], data: [], externalFile };
      const constant = node('Constant', [], 'c', { attributes: { value: { tensor } } });
      const loop = node('Loop', ['x'], 'y', { attributes: { body: { graph: { ...relu, initializers: [tensor] } } } });
      for (const graph of [{ initializers: [tensor] }, { nodes: [constant] }, { nodes: [loop] }]) {
        const facts = await readRelu(graph);
        expect(facts.externalData).toEqual([externalFile]);
        expect(() => checkFacts(facts)).toThrow(expect.objectContaining({ code: 'external_data' }));
      }
    },
  );

  it('a newer opset or file format, with the newest there is', async () => {
    const newest = NEWEST_OPSET[''] ?? 0;
    checkFacts(await readRelu({}, { opsets: { '': newest }, irVersion: NEWEST_IR }));
    const said = async (envelope: OnnxEnvelope) => {
      const facts = await readRelu({}, envelope);
      expect(() => checkFacts(facts)).toThrow(expect.objectContaining({ code: 'opset_unsupported' }));
    };
    await said({ opsets: { '': 99 } });
    await said({ opsets: { 'ai.onnx': newest + 1 } });
    await said({ irVersion: NEWEST_IR + 1 });
  });

  it('functions that call each other too deep, or themselves', async () => {
    const chain = (length: number, last: string) =>
      Array.from({ length }, (_, i) => ({
        domain: 'f',
        name: `F${i}`,
        inputs: ['a'],
        outputs: ['b'],
        nodes: [
          i === 0
            ? node(last, ['a'], 'b', last === 'Relu' ? {} : { domain: 'f' })
            : node(`F${i - 1}`, ['a'], 'b', { domain: 'f' }),
        ],
      }));
    const depth = async (length: number, last: string) =>
      (await readRelu({}, { functions: chain(length, last) })).functionDepth;
    expect(await depth(64, 'Relu')).toBe(64);
    expect(await depth(3000, 'Relu')).toBe(3000);
    expect(await depth(3, 'F2')).toBe(ENDLESS);
    const facts = await readRelu({}, { functions: chain(65, 'Relu') });
    expect(() => checkFacts(facts)).toThrow(expect.objectContaining({ code: 'model_too_deep' }));
    checkFacts(await readRelu({}, { functions: chain(64, 'Relu') }));
  });

  it('graphs nested without end', async () => {
    let graph = relu;
    for (let depth = 0; depth < 40; depth++)
      graph = { ...relu, nodes: [node('If', ['x'], 'y', { attributes: { then_branch: { graph } } })] };
    expect(await refusal(writeOnnx(graph))).toEqual(['not_onnx', 'other']);
  });
});

describe('any bytes at all', () => {
  it('end in facts or in a refusal of ours', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.tuple(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 8 })).map(([at, change]) => {
        const model = writeOnnx(relu);
        model.set(change, at % (model.length - change.length));
        return model;
      }),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (some) => {
        const end = await read(some).then(
          () => 'facts',
          (error: unknown) => (error instanceof LensgraphError ? error.code : error),
        );
        expect(['facts', 'not_onnx', 'model_truncated']).toContain(end);
      }),
      { numRuns: 400 },
    );
  });

  it('half a gigabyte of weights is stepped over', async () => {
    const path = join(folder, 'large.onnx');
    const weights = 500_000_000;
    const varint = (value: number): number[] => (value < 128 ? [value] : [(value % 128) + 128, ...varint(value >> 7)]);
    const raw = [0x4a, ...varint(weights)];
    const tensor = [0x2a, ...varint(raw.length + weights), ...raw];
    const output = [0x62, 3, 0x0a, 1, 0x79];
    const opset = [0x42, 2, 0x10, 18];
    const head = [8, 8, 0x3a, ...varint(tensor.length + weights + output.length), ...tensor];
    await writeFile(path, Uint8Array.from(head));
    await truncate(path, head.length + weights);
    const file = await open(path, 'a');
    await file.write(Uint8Array.from([...output, ...opset]));
    await file.close();
    const before = process.memoryUsage().arrayBuffers;
    const facts = await readOnnx(path);
    expect(facts).toMatchObject({ initialisers: 1, outputs: [{ name: 'y' }], bytes: head.length + weights + 9 });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16e6);
  });
});
