// Collects the ONNX nodes and constants a conversion makes, and brings values into the layout an operation wants.
// Knows ONNX and layouts; not TensorFlow's operations.

import type { OnnxAttribute, OnnxGraph, OnnxNode, OnnxTensor, OnnxValueInfo } from '../onnx/writer';
import { BATCH, type ConvolutionParts, isBatchy, type Tensor, transposeConstant, type Value } from './values';

const TO_CHANNELS_FIRST = [0, 3, 1, 2];
const TO_PLAIN = [0, 2, 3, 1];
/** Small constants (strides, limits) recur by the hundred and are written once. */
const SHARED_UP_TO = 16;
/** Means "to the end" in an ONNX Slice. */
export const TO_THE_END = 2 ** 31 - 1;

export interface Emitter {
  /** Declares the model's input and gives its name back. */
  input(info: OnnxValueInfo): string;
  /** Emits a node with one output, whose name it gives back. */
  node(op: string, inputs: readonly string[], attributes?: Readonly<Record<string, OnnxAttribute>>): string;
  /** The name of an ONNX constant. */
  constant(tensor: Omit<OnnxTensor, 'name'>): string;
  /** The name of an int64 vector, as ONNX wants for shapes, axes and slices. */
  int64(values: readonly number[]): string;
  /** An int64 vector for `shape` whose batch entries are computed at run time from the input's own batch size. */
  runtimeShape(shape: readonly number[]): string;
  /** The name of `value` in TensorFlow's order. */
  plain(value: Value): string;
  /** The name of the four-dimensional `value` in NCHW order. */
  channelsFirst(value: Value): string;
  /** Emits a convolution; dead ones (folded into a later one) are dropped by `finish`. */
  convolution(parts: ConvolutionParts, shape: readonly number[]): Tensor;
  /** The graph that computes `outputs`, without what none of them needs. */
  finish(name: string, outputs: readonly { readonly name: string; readonly value: Tensor }[]): OnnxGraph;
}

/** A dimension as ONNX writes it in an input or output. Errors: a multiple of the batch, which has no name of its own. */
function onnxDim(dim: number): number | string {
  if (!isBatchy(dim)) return dim;
  if (dim !== BATCH) throw new Error('an output mixes the photos of a batch');
  return 'N';
}

export function createEmitter(): Emitter {
  const inputs: OnnxValueInfo[] = [];
  const nodes: OnnxNode[] = [];
  const constants = new Map<string, OnnxTensor>();
  const shared = new Map<string, string>();
  const transposed = new Map<string, string>();
  let serial = 0;

  function node(op: string, from: readonly string[], attributes: Readonly<Record<string, OnnxAttribute>> = {}): string {
    const name = `${op}_${serial++}`;
    nodes.push({ op, name, inputs: from, outputs: [name], attributes });
    return name;
  }

  function addConstant(tensor: Omit<OnnxTensor, 'name'>): string {
    const key =
      tensor.data.length <= SHARED_UP_TO
        ? `${tensor.dtype}|${tensor.shape.join()}|${Array.from(tensor.data).join()}`
        : undefined;
    const known = key === undefined ? undefined : shared.get(key);
    if (known !== undefined) return known;
    const name = `c_${serial++}`;
    constants.set(name, { ...tensor, name });
    if (key !== undefined) shared.set(key, name);
    return name;
  }

  const int64 = (values: readonly number[]) => addConstant({ dtype: 'int64', shape: [values.length], data: values });

  function transpose(name: string, perm: readonly number[]): string {
    const key = `${name}|${perm.join()}`;
    const known = transposed.get(key);
    if (known !== undefined) return known;
    const result = node('Transpose', [name], { perm });
    transposed.set(key, result);
    return result;
  }

  function assertWhole({ spread }: Tensor): void {
    if (spread) throw new Error('only a convolution may follow SpaceToBatchND');
  }

  function plain(value: Value): string {
    if (value.kind === 'constant') return addConstant(value);
    assertWhole(value);
    return value.layout === 'plain' ? value.name : transpose(value.name, TO_PLAIN);
  }

  function channelsFirst(value: Value): string {
    if (value.shape.length !== 4) throw new Error(`only images have channels, not shape [${value.shape}]`);
    if (value.kind === 'constant') return addConstant(transposeConstant(value, TO_CHANNELS_FIRST));
    assertWhole(value);
    return value.layout === 'channels-first' ? value.name : transpose(value.name, TO_CHANNELS_FIRST);
  }

  function runtimeShape(shape: readonly number[]): string {
    if (!shape.some(isBatchy)) return int64(shape);
    const input = inputs[0];
    if (!input) throw new Error('no input declared');
    const batch = node('Slice', [node('Shape', [input.name]), int64([0]), int64([1])]);
    const entries = shape.map((dim) => {
      if (!isBatchy(dim)) return int64([dim]);
      const multiple = dim / BATCH;
      return multiple === 1 ? batch : node('Mul', [batch, int64([multiple])]);
    });
    return node('Concat', entries, { axis: 0 });
  }

  function convolution(parts: ConvolutionParts, shape: readonly number[]): Tensor {
    const weights = addConstant({ dtype: 'float32', shape: parts.weightShape, data: parts.weights });
    const bias = parts.bias && addConstant({ dtype: 'float32', shape: [parts.bias.length], data: parts.bias });
    const name = node('Conv', [parts.input, weights, ...(bias === undefined ? [] : [bias])], parts.attributes);
    return { kind: 'tensor', dtype: 'float32', shape, name, layout: 'channels-first', convolution: parts };
  }

  function finish(name: string, outputs: readonly { readonly name: string; readonly value: Tensor }[]): OnnxGraph {
    for (const { name: output, value } of outputs) {
      nodes.push({ op: 'Identity', name: output, inputs: [plain(value)], outputs: [output], attributes: {} });
    }
    const needed = new Set(outputs.map((output) => output.name));
    const kept: OnnxNode[] = [];
    for (const candidate of nodes.toReversed()) {
      if (!candidate.outputs.some((output) => needed.has(output))) continue;
      kept.push(candidate);
      for (const input of candidate.inputs) needed.add(input);
    }
    return {
      name,
      nodes: kept.reverse(),
      initializers: [...constants.values()].filter((tensor) => needed.has(tensor.name)),
      inputs,
      outputs: outputs.map(({ name: output, value }) => ({
        name: output,
        dtype: value.dtype,
        dims: value.shape.map(onnxDim),
      })),
    };
  }

  return {
    input: (info) => {
      inputs.push(info);
      return info.name;
    },
    node,
    constant: addConstant,
    int64,
    runtimeShape,
    plain,
    channelsFirst,
    convolution,
    finish,
  };
}
