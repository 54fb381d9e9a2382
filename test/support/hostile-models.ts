// Models that are broken, or want something bad: each as small as it can be, written by our own writer.

import {
  type OnnxEnvelope,
  type OnnxFunction,
  type OnnxGraph,
  type OnnxNode,
  writeOnnx,
} from '../../src/models/onnx/writer';

const node = (op: string, inputs: string[], output: string, attributes: OnnxNode['attributes'] = {}): OnnxNode => ({
  op,
  name: output,
  inputs,
  outputs: [output],
  attributes,
});
const int64 = (name: string, shape: number[], data: number[]) => ({ name, dtype: 'int64' as const, shape, data });
const photo = { name: 'x', dtype: 'float32' as const, dims: [1, 3, 4, 4] };
const anything = (name: string, dtype: 'float32' | 'int64' | 'bool' = 'float32') => ({ name, dtype, dims: [null] });

const relu: OnnxGraph = {
  name: 'g',
  nodes: [node('Relu', ['x'], 'y')],
  initializers: [],
  inputs: [photo],
  outputs: [{ ...photo, name: 'y' }],
};
const model = (graph: Partial<OnnxGraph>, envelope: OnnxEnvelope = {}) =>
  Buffer.from(writeOnnx({ ...relu, ...graph }, envelope));

const external = (externalFile: string) =>
  model({
    nodes: [node('Add', ['x', 'w'], 'y')],
    initializers: [{ name: 'w', dtype: 'float32', shape: [1], data: [], externalFile }],
  });

/** Fills `elements` floats while the graph is still being prepared. */
const filled = (elements: number) =>
  model({
    nodes: [
      node('ConstantOfShape', ['size'], 'much'),
      node('ReduceSum', ['much'], 'sum'),
      node('Add', ['x', 'sum'], 'y'),
    ],
    initializers: [int64('size', [1], [elements])],
  });

/** Grows the first value of the photo to 64 thousand by 64 thousand, at run time. */
const expanded = model({
  nodes: [
    node('Slice', ['x', 'from', 'to'], 'one'),
    node('Expand', ['one', 'size'], 'much'),
    node('Exp', ['much'], 'more'),
    node('ReduceSum', ['more'], 'y', { keepdims: 0 }),
  ],
  initializers: [
    int64('from', [4], [0, 0, 0, 0]),
    int64('to', [4], [1, 1, 1, 1]),
    int64('size', [4], [1, 1, 1 << 16, 1 << 16]),
  ],
  outputs: [{ name: 'y', dtype: 'float32', dims: [] }],
});

const endless = model({
  nodes: [
    node('Loop', ['times', 'go', 'x'], 'y', {
      body: {
        graph: {
          name: 'body',
          nodes: [node('Identity', ['c'], 'c2'), node('Sin', ['v'], 'v2')],
          initializers: [],
          inputs: [anything('i', 'int64'), anything('c', 'bool'), anything('v')].map((each, at) =>
            at < 2 ? { ...each, dims: [] } : { ...photo, name: 'v' },
          ),
          outputs: [
            { name: 'c2', dtype: 'bool', dims: [] },
            { ...photo, name: 'v2' },
          ],
        },
      },
    }),
  ],
  initializers: [int64('times', [], [2 ** 62]), { name: 'go', dtype: 'bool', shape: [], data: [1] }],
});

const call = (name: string): OnnxFunction['nodes'] => [{ ...node(name, ['a'], 'b'), domain: 'f' }];
const fn = (name: string, nodes: OnnxFunction['nodes']): OnnxFunction => ({
  domain: 'f',
  name,
  inputs: ['a'],
  outputs: ['b'],
  nodes,
  opsets: { '': 18, f: 1 },
});
const calling = (name: string, functions: OnnxFunction[]) =>
  model({ nodes: [{ ...node(name, ['x'], 'y'), domain: 'f' }] }, { opsets: { '': 18, f: 1 }, functions });
const chain = (length: number) =>
  Array.from({ length }, (_, i) => fn(`F${i}`, i === 0 ? [node('Relu', ['a'], 'b')] : call(`F${i - 1}`)));

/** Bytes by what is wrong with them, with the code that must come of it. */
export const HOSTILE_MODELS: Readonly<Record<string, { readonly bytes: Buffer; readonly code: string }>> = {
  'an empty file': { bytes: Buffer.alloc(0), code: 'not_onnx' },
  'a text': { bytes: Buffer.from('hello world, this is no model\n'), code: 'not_onnx' },
  'the beginning of a ZIP file': { bytes: Buffer.from('PK\x03\x04hello world'), code: 'archive_unreadable' },
  'a model cut off': { bytes: model({}).subarray(0, model({}).length / 2), code: 'model_truncated' },
  'opset 99': { bytes: model({}, { opsets: { '': 99 } }), code: 'opset_unsupported' },
  'file version 99': { bytes: model({}, { irVersion: 99 }), code: 'opset_unsupported' },
  'an operation of its own': {
    bytes: model(
      { nodes: [{ ...node('EvilOp', ['x'], 'y'), domain: 'com.evil' }] },
      { opsets: { '': 18, 'com.evil': 1 } },
    ),
    code: 'custom_op',
  },
  'weights above its folder': { bytes: external('../secret.bin'), code: 'external_data' },
  'weights at an absolute path': { bytes: external('/etc/hostname'), code: 'external_data' },
  'weights beside it': { bytes: external('blob.bin'), code: 'external_data' },
  'weights in the memory of the process': { bytes: external('*/_ORT_MEM_ADDR_/*'), code: 'external_data' },
  '4 GB of zeros in a few bytes': { bytes: filled(1 << 30), code: 'memory_limit' },
  '64 TB of zeros in a few bytes': { bytes: filled(2 ** 44), code: 'memory_limit' },
  '16 GB when it runs': { bytes: expanded, code: 'memory_limit' },
  'a loop without end': { bytes: endless, code: 'probe_timeout' },
  'three thousand functions in each other': { bytes: calling('F2999', chain(3000)), code: 'model_too_deep' },
  'a function that calls itself': { bytes: calling('R', [fn('R', call('R'))]), code: 'model_too_deep' },
  'steps in a circle': {
    bytes: model({ nodes: [node('Add', ['x', 'b'], 'a'), node('Relu', ['a'], 'b'), node('Relu', ['b'], 'y')] }),
    code: 'model_invalid',
  },
  'a weight that is smaller than it says': {
    bytes: model({
      nodes: [node('Add', ['x', 'w'], 'y')],
      initializers: [{ name: 'w', dtype: 'float32', shape: [1 << 20, 1 << 20], data: [0, 0, 0, 0] }],
    }),
    code: 'model_invalid',
  },
  'answers that are no numbers': {
    bytes: model({
      nodes: [node('Sub', ['x', 'x'], 'zero'), node('Div', ['zero', 'zero'], 'y')],
    }),
    code: 'non_finite_output',
  },
};

/** A model there is nothing wrong with. */
export const HARMLESS_MODEL = model({});
