// Collects the nodes that layers become: the same graph language the other kind of model is written in, so that one
// converter serves both. Knows no particular layer.

import type { TfAttribute, TfNode } from '../format';
import { type Constant, constant } from '../values';

export interface Builder {
  /** Adds a node and gives its name back; `name` is made unique. */
  node(name: string, op: string, input: readonly string[], attr?: Readonly<Record<string, TfAttribute>>): string;
  /** A constant of whole numbers. */
  numbers(values: readonly number[], shape?: readonly number[]): string;
  /** The weight `part` of the layer. Errors: it is not in the file. */
  weight(layer: string, part: string): string;
  /** As `weight`, or `otherwise` repeated `count` times: what a normalisation without scale or centre has. */
  weightOr(layer: string, part: string, otherwise: number, count: number): string;
  /** The shape of a weight. Errors: it is not in the file. */
  shapeOf(layer: string, part: string): readonly number[];
  readonly nodes: TfNode[];
  readonly weights: Map<string, Constant>;
}

export const wholes = (...values: number[]): TfAttribute => ({ list: { i: values } });
export const text = (value: string): TfAttribute => ({ s: Buffer.from(value).toString('base64') });

export function createBuilder(stored: ReadonlyMap<string, Constant>): Builder {
  const nodes: TfNode[] = [];
  const weights = new Map<string, Constant>();
  const taken = new Set<string>();

  function node(name: string, op: string, input: readonly string[], attr: Readonly<Record<string, TfAttribute>> = {}) {
    let unique = name;
    for (let i = 2; taken.has(unique); i++) unique = `${name}_${i}`;
    taken.add(unique);
    nodes.push({ name: unique, op, input: [...input], attr: { ...attr } });
    return unique;
  }

  function constantNode(name: string, value: Constant): string {
    const unique = node(name, 'Const', []);
    weights.set(unique, value);
    return unique;
  }

  const keyOf = (layer: string, part: string) => `${layer}/${part}`;
  function require(layer: string, part: string): Constant {
    const value = stored.get(keyOf(layer, part));
    if (!value) throw new Error(`no weight ${keyOf(layer, part)}`);
    return value;
  }

  return {
    nodes,
    weights,
    node,
    numbers: (values, shape = [values.length]) => constantNode('numbers', constant('int32', shape, values)),
    weight: (layer, part) => constantNode(keyOf(layer, part), require(layer, part)),
    weightOr: (layer, part, otherwise, count) =>
      constantNode(
        keyOf(layer, part),
        stored.get(keyOf(layer, part)) ?? constant('float32', [count], new Float32Array(count).fill(otherwise)),
      ),
    shapeOf: (layer, part) => require(layer, part).shape,
  };
}
