// Converts a TensorFlow.js graph to ONNX: walks the graph from the wanted outputs back to the place where the
// image enters, then converts each node in turn. Pure and deterministic: the same files always give the same bytes.
// Knows no particular operation (ops/) and no particular model (../catalogue.ts).

import { LensgraphError } from '../../core/errors';
import { writeOnnx } from '../onnx/writer';
import { attributesOf } from './attributes';
import { createEmitter, type Emitter } from './emitter';
import { type TfAttribute, type TfNode, tfjsModelSchema } from './format';
import { OPERATIONS } from './ops/operations';
import { asTensor, BATCH, type Constant, constant, type Tensor, type Value } from './values';
import { decodeWeights } from './weights';

/** What to cut out of a graph. */
export interface Conversion {
  readonly image: {
    /** The node in whose place the image enters. What comes before it is left out. */
    readonly node: string;
    readonly name: string;
    readonly width: number;
    readonly height: number;
    /** `nhwc`, the usual one: [N, height, width, 3]; `nchw` where the graph itself works on [N, 3, height, width]. */
    readonly layout?: 'nhwc' | 'nchw';
    /** `uint8`, the usual one, is cast inside the model; `float32` is what the node gives anyway. */
    readonly dtype?: 'uint8' | 'float32';
  };
  /** Nodes that become constants, by name: what depends on the size of the image and is asked for at another one. */
  readonly constants?: Readonly<Record<string, readonly number[]>>;
  /** Attributes to put in the place of a node's own, by its name; for the same reason. */
  readonly attributes?: Readonly<Record<string, Readonly<Record<string, TfAttribute>>>>;
  /** The outputs' nodes (`name` or `name:index`), by their names in the ONNX model. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Outputs [N, places, ...] of which only the greatest value over all places is given: [N, ...]. */
  readonly greatest?: readonly string[];
}

interface Reference {
  readonly node: string;
  readonly index: number;
}

function parseReference(text: string): Reference {
  const colon = text.lastIndexOf(':');
  return colon < 0 ? { node: text, index: 0 } : { node: text.slice(0, colon), index: Number(text.slice(colon + 1)) };
}

/** Inputs of a node; those with a caret only order control flow, which a frozen graph does not need. */
const dataInputs = (node: TfNode) => node.input.filter((input) => !input.startsWith('^')).map(parseReference);

/** The nodes that `wanted` depends on, each after its inputs, cut at `stop`. Iterative: graphs are deeper than stacks. */
function inOrder(byName: ReadonlyMap<string, TfNode>, wanted: readonly string[], stop: string): TfNode[] {
  const order: TfNode[] = [];
  const visited = new Set<string>([stop]);
  const pending = wanted.map((name) => ({ name, expanded: false })).reverse();
  for (let next = pending.pop(); next; next = pending.pop()) {
    const node = byName.get(next.name);
    if (next.expanded) {
      if (node) order.push(node);
      continue;
    }
    if (visited.has(next.name)) continue;
    if (!node) throw new Error(`the graph has no node ${next.name}`);
    visited.add(next.name);
    pending.push({ name: next.name, expanded: true });
    for (const input of dataInputs(node).reverse()) pending.push({ name: input.node, expanded: false });
  }
  return order;
}

const keyOf = ({ node, index }: Reference) => `${node}:${index}`;

function countReaders(order: readonly TfNode[], outputs: readonly Reference[]): ReadonlyMap<string, number> {
  const readers = new Map<string, number>();
  for (const reference of [...order.flatMap(dataInputs), ...outputs]) {
    readers.set(keyOf(reference), (readers.get(keyOf(reference)) ?? 0) + 1);
  }
  return readers;
}

function emitImage(emit: Emitter, image: Conversion['image']): Tensor {
  const { name, width, height, layout = 'nhwc', dtype = 'uint8' } = image;
  const rest = layout === 'nhwc' ? [height, width, 3] : [3, height, width];
  emit.input({ name, dtype, dims: ['N', ...rest] });
  return {
    kind: 'tensor',
    dtype: 'float32',
    shape: [BATCH, ...rest],
    name: dtype === 'uint8' ? emit.node('Cast', [name], { to: 1 }) : name,
    layout: 'plain',
  };
}

/** The greatest of `value` [N, places, ...] over its places: [N, ...]. */
function greatestOf(emit: Emitter, value: Tensor): Tensor {
  const [batch = 0, places, ...rest] = value.shape;
  if (places === undefined) throw new Error(`there are no places in [${value.shape}]`);
  const name = emit.node('ReduceMax', [emit.plain(value), emit.int64([1])], { keepdims: 0 });
  return { kind: 'tensor', dtype: value.dtype, shape: [batch, ...rest], name, layout: 'plain' };
}

/** `nodes` with what the conversion puts in their place. */
function overridden(nodes: readonly TfNode[], { constants = {}, attributes = {} }: Conversion): TfNode[] {
  return nodes.map((node) => {
    if (node.name in constants) return { ...node, op: 'Const', input: [] };
    const attr = attributes[node.name];
    return attr ? { ...node, attr: { ...node.attr, ...attr } } : node;
  });
}

function convertNode(
  node: TfNode,
  inputs: readonly Value[],
  readsAlone: (index: number) => boolean,
  emit: Emitter,
  weights: ReadonlyMap<string, Constant>,
): readonly Value[] {
  if (node.op === 'Const') {
    const weight = weights.get(node.name);
    if (!weight) throw new Error(`no weight for ${node.name}`);
    return [weight];
  }
  const handler = OPERATIONS[node.op];
  if (!handler) throw new Error(`the operation ${node.op} is not supported`);
  const result = handler({ inputs, attributes: attributesOf(node), emit, readsAlone });
  return 'kind' in result ? [result] : result;
}

/** A graph with its weights by name. */
export interface Graph {
  readonly nodes: readonly TfNode[];
  readonly weights: ReadonlyMap<string, Constant>;
}

/** The ONNX bytes of `graph`. Errors: `model_unsupported` if it cannot be converted. */
export function convertGraph(name: string, graph: Graph, conversion: Conversion): Uint8Array<ArrayBuffer> {
  try {
    const outputs = Object.entries(conversion.outputs).map(([output, text]) => ({
      output,
      from: parseReference(text),
    }));
    const weights = new Map(graph.weights);
    for (const [node, values] of Object.entries(conversion.constants ?? {})) {
      weights.set(node, constant('int32', [values.length], values));
    }
    const order = inOrder(
      new Map(overridden(graph.nodes, conversion).map((node) => [node.name, node])),
      outputs.map(({ from }) => from.node),
      conversion.image.node,
    );
    const readers = countReaders(
      order,
      outputs.map(({ from }) => from),
    );
    const emit = createEmitter();
    const results = new Map<string, readonly Value[]>([[conversion.image.node, [emitImage(emit, conversion.image)]]]);
    const lookUp = (reference: Reference): Value => {
      const value = results.get(reference.node)?.[reference.index];
      if (!value) throw new Error(`the graph has no value ${keyOf(reference)}`);
      return value;
    };
    for (const node of order) {
      const inputs = dataInputs(node);
      const readsAlone = (index: number) => {
        const reference = inputs[index];
        return reference !== undefined && readers.get(keyOf(reference)) === 1;
      };
      results.set(node.name, convertNode(node, inputs.map(lookUp), readsAlone, emit, weights));
    }
    const wanted = outputs.map(({ output, from }) => {
      const value = asTensor(lookUp(from), output);
      return { name: output, value: conversion.greatest?.includes(output) ? greatestOf(emit, value) : value };
    });
    return writeOnnx(emit.finish(name, wanted));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LensgraphError('model_unsupported', { name, reason }, { cause: error });
  }
}

/**
 * The ONNX bytes of a TensorFlow.js graph model.
 * `json` is the parsed model.json, `weightBytes` its shard files one after the other.
 * Errors: `model_corrupt` if the files do not fit each other, `model_unsupported` if the graph cannot be converted.
 */
export function convertGraphModel(
  name: string,
  json: unknown,
  weightBytes: Uint8Array,
  conversion: Conversion,
): Uint8Array<ArrayBuffer> {
  const parsed = tfjsModelSchema.safeParse(json);
  if (!parsed.success) throw new LensgraphError('model_corrupt', { name }, { cause: parsed.error });
  const { modelTopology, weightsManifest } = parsed.data;
  const weights = decodeWeights(weightsManifest, weightBytes, name);
  return convertGraph(name, { nodes: modelTopology.node, weights }, conversion);
}
