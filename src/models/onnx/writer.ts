// Writes an ONNX model as bytes: the protobuf wire format of the few messages a static-weight vision graph needs.
// Knows nothing of where the graph comes from. The same graph always gives the same bytes.
// Field numbers: onnx.proto3 of ONNX 1.15 (IR version 8, opset 18).

import { bytes, type Chunk, float, int, ints, join, message, text } from './encode';

export type OnnxDtype = 'float32' | 'uint8' | 'int32' | 'int64' | 'bool';

/** TensorProto.DataType. */
export const ONNX_DTYPE_CODE: Record<OnnxDtype, number> = { float32: 1, uint8: 2, int32: 6, int64: 7, bool: 9 };

/** What an input or output may hold besides. */
export type OnnxValueDtype = OnnxDtype | 'string' | 'float16' | 'float64';
const VALUE_DTYPE_CODE: Record<OnnxValueDtype, number> = { ...ONNX_DTYPE_CODE, string: 8, float16: 10, float64: 11 };

export interface OnnxTensor {
  readonly name: string;
  readonly dtype: OnnxDtype;
  readonly shape: readonly number[];
  /** Values in row-major order. */
  readonly data: ArrayLike<number>;
  /** The values lie in this other file instead. */
  readonly externalFile?: string;
}
/** A number is an int attribute, a list an ints attribute. */
export type OnnxAttribute =
  | number
  | string
  | readonly number[]
  | { readonly float: number }
  | { readonly graph: OnnxGraph }
  | { readonly tensor: OnnxTensor };
export interface OnnxNode {
  readonly op: string;
  /** Where the operation is defined; ONNX itself if left out. */
  readonly domain?: string;
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, OnnxAttribute>>;
}
export interface OnnxValueInfo {
  readonly name: string;
  readonly dtype: OnnxValueDtype;
  /** A string is a dimension known only at run time, null one without even a name. */
  readonly dims: readonly (number | string | null)[];
}
export interface OnnxGraph {
  readonly name: string;
  /** In an order in which every node comes after what it reads. */
  readonly nodes: readonly OnnxNode[];
  readonly initializers: readonly OnnxTensor[];
  readonly inputs: readonly OnnxValueInfo[];
  readonly outputs: readonly OnnxValueInfo[];
}

/** A function of the model's own, called as an operation of `domain`. */
export interface OnnxFunction {
  readonly domain: string;
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly nodes: readonly OnnxNode[];
  /** Versions by domain of what it uses; ONNX itself if left out. */
  readonly opsets?: Readonly<Record<string, number>>;
}
/** What stands round the graph. */
export interface OnnxEnvelope {
  readonly irVersion?: number;
  readonly producer?: string;
  readonly producerVersion?: string;
  /** Versions by domain; '' is ONNX itself. */
  readonly opsets?: Readonly<Record<string, number>>;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly functions?: readonly OnnxFunction[];
}

const IR_VERSION = 8;
const OPSET = 18;

/** `data` as the little-endian bytes TensorProto.raw_data wants, whatever the machine's own order. */
function rawData(dtype: OnnxDtype, data: ArrayLike<number>): Uint8Array {
  if (dtype === 'uint8' || dtype === 'bool') return Uint8Array.from(data);
  const size = dtype === 'int64' ? 8 : 4;
  const out = new Uint8Array(data.length * size);
  const view = new DataView(out.buffer);
  for (let i = 0; i < data.length; i++) {
    const value = data[i] ?? 0;
    if (dtype === 'float32') view.setFloat32(i * size, value, true);
    else if (dtype === 'int32') view.setInt32(i * size, value, true);
    else view.setBigInt64(i * size, BigInt(value), true);
  }
  return out;
}

const pair = (key: string, value: string) => [...text(1, key), ...text(2, value)];

export const tensorProto = (tensor: OnnxTensor): Chunk[] => [
  ...(tensor.shape.length > 0 ? ints(1, tensor.shape) : []),
  ...int(2, ONNX_DTYPE_CODE[tensor.dtype]),
  ...text(8, tensor.name),
  ...(tensor.externalFile === undefined
    ? bytes(9, rawData(tensor.dtype, tensor.data))
    : [...message(13, pair('location', tensor.externalFile)), ...int(14, 1)]),
];

const ATTRIBUTE_TYPE = { float: 1, int: 2, string: 3, tensor: 4, graph: 5, ints: 7 };

function attributeProto(name: string, value: OnnxAttribute): Chunk[] {
  const head = text(1, name);
  if (typeof value === 'number') return [...head, ...int(3, value), ...int(20, ATTRIBUTE_TYPE.int)];
  if (typeof value === 'string') return [...head, ...text(4, value), ...int(20, ATTRIBUTE_TYPE.string)];
  if ('float' in value) return [...head, ...float(2, value.float), ...int(20, ATTRIBUTE_TYPE.float)];
  if ('graph' in value) return [...head, ...message(6, graphProto(value.graph)), ...int(20, ATTRIBUTE_TYPE.graph)];
  if ('tensor' in value) return [...head, ...message(5, tensorProto(value.tensor)), ...int(20, ATTRIBUTE_TYPE.tensor)];
  return [...head, ...ints(8, value), ...int(20, ATTRIBUTE_TYPE.ints)];
}

export const nodeProto = (node: OnnxNode): Chunk[] => [
  ...node.inputs.flatMap((name) => text(1, name)),
  ...node.outputs.flatMap((name) => text(2, name)),
  ...text(3, node.name),
  ...text(4, node.op),
  ...Object.entries(node.attributes).flatMap(([name, value]) => message(5, attributeProto(name, value))),
  ...(node.domain === undefined ? [] : text(7, node.domain)),
];

export function valueInfoProto(value: OnnxValueInfo): Chunk[] {
  const dims = value.dims.flatMap((dim) =>
    message(1, dim === null ? [] : typeof dim === 'string' ? text(2, dim) : int(1, dim)),
  );
  const tensorType = [...int(1, VALUE_DTYPE_CODE[value.dtype]), ...message(2, dims)];
  return [...text(1, value.name), ...message(2, message(1, tensorType))];
}

const graphProto = (graph: OnnxGraph): Chunk[] => [
  ...graph.nodes.flatMap((node) => message(1, nodeProto(node))),
  ...text(2, graph.name),
  ...graph.initializers.flatMap((tensor) => message(5, tensorProto(tensor))),
  ...graph.inputs.flatMap((value) => message(11, valueInfoProto(value))),
  ...graph.outputs.flatMap((value) => message(12, valueInfoProto(value))),
];

const opset = (domain: string, version: number) => message(8, [...text(1, domain), ...int(2, version)]);

const functionProto = (fn: OnnxFunction): Chunk[] => [
  ...text(1, fn.name),
  ...fn.inputs.flatMap((name) => text(4, name)),
  ...fn.outputs.flatMap((name) => text(5, name)),
  ...fn.nodes.flatMap((node) => message(7, nodeProto(node))),
  ...Object.entries(fn.opsets ?? { '': OPSET }).flatMap(([domain, version]) =>
    message(9, [...text(1, domain), ...int(2, version)]),
  ),
  ...text(10, fn.domain),
];

/** The bytes of a ModelProto round the fields of a GraphProto. */
export function modelProto(graph: readonly Chunk[], envelope: OnnxEnvelope = {}): Uint8Array<ArrayBuffer> {
  const { irVersion = IR_VERSION, producer = 'lensgraph', producerVersion, opsets = { '': OPSET } } = envelope;
  return join([
    ...int(1, irVersion),
    ...text(2, producer),
    ...(producerVersion === undefined ? [] : text(3, producerVersion)),
    ...message(7, graph),
    ...Object.entries(opsets).flatMap(([domain, version]) => opset(domain, version)),
    ...Object.entries(envelope.metadata ?? {}).flatMap(([key, value]) => message(14, pair(key, value))),
    ...(envelope.functions ?? []).flatMap((fn) => message(25, functionProto(fn))),
  ]);
}

/** The bytes of a ModelProto that holds `graph`. */
export const writeOnnx = (graph: OnnxGraph, envelope: OnnxEnvelope = {}): Uint8Array<ArrayBuffer> =>
  modelProto(graphProto(graph), envelope);
