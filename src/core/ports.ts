// Ports: what a node takes and gives. Types of the values are inferred from the port declarations.
// Knows nothing of graphs.

import type { DataType, DataValues } from './data-types';

/** Which data types a port carries: a fixed one, one of several, any, or the same as what arrives at an input. */
export type PortType =
  | { readonly kind: 'one'; readonly type: DataType }
  | { readonly kind: 'oneOf'; readonly types: readonly DataType[] }
  | { readonly kind: 'any' }
  | { readonly kind: 'sameAs'; readonly input: string };

export interface PortOptions {
  readonly title?: string;
  /** An input that may stay unwired. */
  readonly optional?: boolean;
  /** An input that takes several wires; only together with `gather`. */
  readonly many?: boolean;
  /** An input that receives the list of deeper values with their paths. `run`: the node's collector folds them over the whole run. */
  readonly gather?: 'image' | 'run';
  /** An output that gives a list of deeper values for one value in. */
  readonly expands?: boolean;
}

/** `Value` is only for inference; it has no content at run time. */
export interface Port<Value = unknown, Options extends PortOptions = PortOptions> {
  readonly type: PortType;
  readonly options: Options;
  readonly _value?: Value;
}

/** A port of one data type: `port('image')`, `port('detections', { title: 'Kept' })`. */
export function port<T extends DataType, const Options extends PortOptions = Record<never, never>>(
  type: T,
  options?: Options,
): Port<DataValues[T], Options> {
  return { type: { kind: 'one', type }, options: options ?? ({} as Options) };
}

/** An input that takes any of several data types. */
export function oneOf<const T extends readonly DataType[], const Options extends PortOptions = Record<never, never>>(
  types: T,
  options?: Options,
): Port<DataValues[T[number]], Options> {
  return { type: { kind: 'oneOf', types }, options: options ?? ({} as Options) };
}

/** An input that takes anything. */
export function anyType<const Options extends PortOptions = Record<never, never>>(
  options?: Options,
): Port<DataValues[DataType], Options> {
  return { type: { kind: 'any' }, options: options ?? ({} as Options) };
}

/** An output of whatever type arrives at `input`. */
export function sameAs<const Options extends PortOptions = Record<never, never>>(
  input: string,
  options?: Options,
): Port<DataValues[DataType], Options> {
  return { type: { kind: 'sameAs', input }, options: options ?? ({} as Options) };
}

export type Ports = Readonly<Record<string, Port>>;

/** Where a value sits below its photo: the ids of its ancestors; `[]` is the photo itself. */
export type Path = readonly string[];

/** One of the values a gathering input receives. */
export interface Gathered<Value> {
  readonly path: Path;
  /** Id of the node that gave it. */
  readonly from: string;
  readonly value: Value;
}

/** One of the deeper values an expanding output gives; `id` becomes the last part of its path. */
export interface Expanded<Value> {
  readonly id: string;
  readonly value: Value;
}

type ValueOf<P> = P extends Port<infer Value, PortOptions> ? Value : never;
type OptionsOf<P> = P extends Port<unknown, infer Options> ? Options : never;
type InputValue<P> =
  OptionsOf<P> extends { gather: string }
    ? readonly Gathered<ValueOf<P>>[]
    : OptionsOf<P> extends { optional: true }
      ? ValueOf<P> | undefined
      : ValueOf<P>;
type OutputValue<P> = OptionsOf<P> extends { expands: true } ? readonly Expanded<ValueOf<P>>[] : ValueOf<P>;

/** What `run` receives for the declared inputs. A gathering input gives a list, empty when it is not wired. */
export type InputsOf<I extends Ports> = { readonly [K in keyof I]: InputValue<I[K]> };
/** What `run` gives. Leaving a port out says: nothing for it this time, and what follows from it is skipped. */
export type OutputsOf<O extends Ports> = { readonly [K in keyof O]?: OutputValue<O[K]> };
