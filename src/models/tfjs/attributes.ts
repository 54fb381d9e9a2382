// Reads the attributes of a TensorFlow node under one roof: files write the same attribute in several ways.
// Knows nothing of what an operation does with them.

import type { TfAttribute, TfNode } from './format';

/** Typed readers of one node's attributes; each gives `fallback` where the attribute is absent. */
export interface Attributes {
  int(name: string, fallback: number): number;
  float(name: string, fallback: number): number;
  bool(name: string, fallback: boolean): boolean;
  text(name: string, fallback: string): string;
  ints(name: string): number[];
  texts(name: string): string[];
}

/** Strings are base64 in some files and lists of character codes in others. */
function decodeText(value: string | readonly number[]): string {
  return typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : String.fromCharCode(...value);
}

/** The attributes of `node`. Errors: an attribute of another kind than the one asked for. */
export function attributesOf(node: Pick<TfNode, 'name' | 'attr'>): Attributes {
  function read<T>(name: string, kind: string, fallback: T, pick: (attribute: TfAttribute) => T | undefined): T {
    const attribute = node.attr[name];
    if (attribute === undefined) return fallback;
    const value = pick(attribute);
    if (value === undefined) throw new Error(`attribute ${name} of ${node.name} is not of kind ${kind}`);
    return value;
  }
  const number = (value: string | number | undefined) => (value === undefined ? undefined : Number(value));
  return {
    int: (name, fallback) => read(name, 'int', fallback, (attribute) => number(attribute.i)),
    float: (name, fallback) => read(name, 'float', fallback, (attribute) => number(attribute.f)),
    bool: (name, fallback) => read(name, 'bool', fallback, (attribute) => attribute.b),
    text: (name, fallback) => read(name, 'text', fallback, ({ s }) => (s === undefined ? undefined : decodeText(s))),
    texts: (name) => read<string[]>(name, 'texts', [], ({ list }) => list && (list.s ?? []).map(decodeText)),
    ints: (name) => read<number[]>(name, 'ints', [], ({ list }) => list && (list.i ?? []).map(Number)),
  };
}
