// Writes an ONNX model as bytes: the protobuf wire format of the few messages a static-weight vision graph needs.
// Knows nothing of where the graph comes from. The same graph always gives the same bytes.
// Field numbers: onnx.proto3 of ONNX 1.15 (IR version 8, opset 18).

export type OnnxDtype = 'float32' | 'uint8' | 'int32' | 'int64' | 'bool';

/** TensorProto.DataType. */
export const ONNX_DTYPE_CODE: Record<OnnxDtype, number> = { float32: 1, uint8: 2, int32: 6, int64: 7, bool: 9 };

export interface OnnxTensor {
  readonly name: string;
  readonly dtype: OnnxDtype;
  readonly shape: readonly number[];
  /** Values in row-major order. */
  readonly data: ArrayLike<number>;
}
/** A number is an int attribute, a list an ints attribute. */
export type OnnxAttribute = number | string | readonly number[] | { readonly float: number };
export interface OnnxNode {
  readonly op: string;
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, OnnxAttribute>>;
}
export interface OnnxValueInfo {
  readonly name: string;
  readonly dtype: OnnxDtype;
  /** A string is a dimension known only at run time. */
  readonly dims: readonly (number | string)[];
}
export interface OnnxGraph {
  readonly name: string;
  /** In an order in which every node comes after what it reads. */
  readonly nodes: readonly OnnxNode[];
  readonly initializers: readonly OnnxTensor[];
  readonly inputs: readonly OnnxValueInfo[];
  readonly outputs: readonly OnnxValueInfo[];
}

const IR_VERSION = 8;
const OPSET = 18;

const VARINT = 0;
const LENGTH_DELIMITED = 2;
const FIXED32 = 5;

type Chunk = Uint8Array;

function varint(value: number): Chunk {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 128 : low);
  } while (rest > 0n);
  return Uint8Array.from(bytes);
}

const tag = (field: number, wire: number) => varint((field << 3) | wire);
const byteLength = (chunks: readonly Chunk[]) => chunks.reduce((sum, chunk) => sum + chunk.length, 0);

function join(chunks: readonly Chunk[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(byteLength(chunks));
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}

const int = (field: number, value: number): Chunk[] => [tag(field, VARINT), varint(value)];
const message = (field: number, chunks: readonly Chunk[]): Chunk[] => [
  tag(field, LENGTH_DELIMITED),
  varint(byteLength(chunks)),
  ...chunks,
];
const bytes = (field: number, value: Chunk) => message(field, [value]);
const text = (field: number, value: string) => bytes(field, new TextEncoder().encode(value));
const ints = (field: number, values: readonly number[]) => message(field, values.map(varint));

function float(field: number, value: number): Chunk[] {
  const out = new Uint8Array(4);
  new DataView(out.buffer).setFloat32(0, value, true);
  return [tag(field, FIXED32), out];
}

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

const tensorProto = (tensor: OnnxTensor): Chunk[] => [
  ...(tensor.shape.length > 0 ? ints(1, tensor.shape) : []),
  ...int(2, ONNX_DTYPE_CODE[tensor.dtype]),
  ...text(8, tensor.name),
  ...bytes(9, rawData(tensor.dtype, tensor.data)),
];

const ATTRIBUTE_TYPE = { float: 1, int: 2, string: 3, ints: 7 };

function attributeProto(name: string, value: OnnxAttribute): Chunk[] {
  const head = text(1, name);
  if (typeof value === 'number') return [...head, ...int(3, value), ...int(20, ATTRIBUTE_TYPE.int)];
  if (typeof value === 'string') return [...head, ...text(4, value), ...int(20, ATTRIBUTE_TYPE.string)];
  if ('float' in value) return [...head, ...float(2, value.float), ...int(20, ATTRIBUTE_TYPE.float)];
  return [...head, ...ints(8, value), ...int(20, ATTRIBUTE_TYPE.ints)];
}

const nodeProto = (node: OnnxNode): Chunk[] => [
  ...node.inputs.flatMap((name) => text(1, name)),
  ...node.outputs.flatMap((name) => text(2, name)),
  ...text(3, node.name),
  ...text(4, node.op),
  ...Object.entries(node.attributes).flatMap(([name, value]) => message(5, attributeProto(name, value))),
];

function valueInfoProto(value: OnnxValueInfo): Chunk[] {
  const dims = value.dims.flatMap((dim) => message(1, typeof dim === 'string' ? text(2, dim) : int(1, dim)));
  const tensorType = [...int(1, ONNX_DTYPE_CODE[value.dtype]), ...message(2, dims)];
  return [...text(1, value.name), ...message(2, message(1, tensorType))];
}

const graphProto = (graph: OnnxGraph): Chunk[] => [
  ...graph.nodes.flatMap((node) => message(1, nodeProto(node))),
  ...text(2, graph.name),
  ...graph.initializers.flatMap((tensor) => message(5, tensorProto(tensor))),
  ...graph.inputs.flatMap((value) => message(11, valueInfoProto(value))),
  ...graph.outputs.flatMap((value) => message(12, valueInfoProto(value))),
];

/** The bytes of a ModelProto that holds `graph`. */
export function writeOnnx(graph: OnnxGraph): Uint8Array<ArrayBuffer> {
  return join([
    ...int(1, IR_VERSION),
    ...text(2, 'lensgraph'),
    ...message(7, graphProto(graph)),
    ...message(8, [...text(1, ''), ...int(2, OPSET)]),
  ]);
}
