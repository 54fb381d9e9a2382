import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect, it } from 'vitest';
import { type OnnxGraph, writeOnnx } from './writer';

const value = (name: string) => ({ name, dtype: 'float32' as const, dims: ['N', 2] });

/** y = (x + half) sliced along the columns from -1 on: an int64 below zero, an attribute, a constant. */
const graph: OnnxGraph = {
  name: 'g',
  nodes: [
    { op: 'Add', name: 'add', inputs: ['x', 'half'], outputs: ['sum'], attributes: {} },
    { op: 'Slice', name: 'slice', inputs: ['sum', 'from', 'to', 'axis'], outputs: ['part'], attributes: {} },
    { op: 'LeakyRelu', name: 'leaky', inputs: ['part'], outputs: ['leak'], attributes: { alpha: { float: 0.25 } } },
    { op: 'Concat', name: 'y', inputs: ['leak', 'leak'], outputs: ['y'], attributes: { axis: -1 } },
    { op: 'DepthToSpace', name: 'd', inputs: ['image'], outputs: ['z'], attributes: { blocksize: 2, mode: 'CRD' } },
  ],
  initializers: [
    { name: 'half', dtype: 'float32', shape: [], data: [0.5] },
    { name: 'from', dtype: 'int64', shape: [1], data: [-1] },
    { name: 'to', dtype: 'int64', shape: [1], data: [2 ** 31 - 1] },
    { name: 'axis', dtype: 'int64', shape: [1], data: [1] },
    { name: 'image', dtype: 'float32', shape: [1, 4, 1, 1], data: [1, 2, 3, 4] },
  ],
  inputs: [value('x')],
  outputs: [value('y'), { name: 'z', dtype: 'float32', dims: [1, 1, 2, 2] }],
};

it('writes a model that ONNX Runtime loads and computes', async () => {
  const session = await InferenceSession.create(writeOnnx(graph), { logSeverityLevel: 4 });
  expect(session.inputMetadata[0]).toMatchObject({ name: 'x', type: 'float32', shape: ['N', 2] });
  const { y, z } = await session.run({ x: new Tensor('float32', [1, 2, 3, -8.5], [2, 2]) });
  expect(Array.from(y?.data ?? [], Number)).toEqual([2.5, 2.5, -2, -2]);
  expect(Array.from(z?.data ?? [], Number)).toEqual([1, 2, 3, 4]);
  await session.release();
});

it('writes the wire format of protobuf byte for byte', () => {
  const bytes = Buffer.from(
    writeOnnx({
      name: 'g',
      nodes: [{ op: 'Neg', name: 'n', inputs: ['x'], outputs: ['y'], attributes: { k: -1 } }],
      initializers: [{ name: 'c', dtype: 'int32', shape: [1], data: [300] }],
      inputs: [],
      outputs: [],
    }),
  ).toString('hex');
  const producer = '12096c656e736772617068';
  const attribute = '0a016b 18ffffffffffffffffff01 a00102'.replaceAll(' ', '');
  const node = `0a0178 120179 1a016e 22034e6567 2a11${attribute}`.replaceAll(' ', '');
  const tensor = '0a0101 1006 420163 4a042c010000'.replaceAll(' ', '');
  const graphBytes = `0a21${node} 120167 2a0e${tensor}`.replaceAll(' ', '');
  const length = (graphBytes.length / 2).toString(16);
  expect(bytes).toBe(`0808${producer}3a${length}${graphBytes}42040a001012`);
});
