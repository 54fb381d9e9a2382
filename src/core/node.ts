// The node contract: one definition from which palette, form, help, wire checks, API schema, command line and worker are made.
// A node is pure and deterministic, its inputs are read-only, and it reaches the world through its context only.
// Knows no concrete node.

import type { z } from 'zod';
import type { CollectContext, NodeContext, RunFile } from './context';
import type { ImageValue } from './data-types';
import type { Gathered, InputsOf, OutputsOf, Ports } from './ports';

export const CATEGORIES = ['photos', 'prepare', 'find', 'select', 'count', 'show', 'save', 'other'] as const;
export type Category = (typeof CATEGORIES)[number];

export const TASKS = ['detect', 'classify', 'segment', 'read-text', 'features'] as const;
export type Task = (typeof TASKS)[number];

/** A model a configured node needs. `field` is the setting that names it. */
export interface ModelRequest {
  readonly name: string;
  readonly task: Task;
  readonly field: string;
}

/** What a setting's form field is made from, given with zod's `.meta()`. */
export interface FieldMeta {
  readonly title: string;
  readonly help: string;
  readonly widget?: 'slider' | 'model' | 'labels' | 'switch' | 'choice' | 'number' | 'text' | 'list' | 'counts';
  /** May be shown in the app view and set by `params`. */
  readonly askable?: boolean;
  /** Shown under "more". */
  readonly advanced?: boolean;
  readonly unit?: string;
  /** Words for the values of a choice; without them the value itself is shown. */
  readonly choices?: Readonly<Record<string, string>>;
  /** What the two ends of a slider mean, lowest first. */
  readonly ends?: readonly [string, string];
  /** What it begins with in a new entry of a list. */
  readonly start?: string | number | boolean;
}

/**
 * Says something in the language of the reader. `pattern` is the English, as an ICU message: what follows a node's own
 * words in another language is found by it, so it is written out where it is said.
 */
export interface Say {
  (pattern: string, values?: Readonly<Record<string, string | number>>): string;
  /** "apple, orange and 3 more". */
  list(words: readonly string[]): string;
  /** What a kind of objects is called where this is read, perhaps with how many of it: "4 apple". */
  kind(label: string, count?: number): string;
  /** 0.873 -> "87%". */
  percent(share: number): string;
}

/** Marks a pattern that is said later, for those who translate: `refine(..., saying('give a width'))`. */
export const saying = (pattern: string): string => pattern;

export type PhotoStatus = 'ok' | 'skipped' | 'failed';

/** One photo of a run as a collector sees it, in photo order; every photo comes, failed and skipped ones too. */
export interface CollectedPhoto<I extends Ports = Ports, O extends Ports = Ports> {
  readonly index: number;
  readonly file: string;
  readonly status: PhotoStatus;
  readonly error?: { readonly code: string; readonly message: string; readonly nodeId?: string };
  /** Set when the node itself was left out for this photo: the step that gave nothing. */
  readonly skippedBy?: string;
  /** Values that arrived at the node's inputs, from every path of the photo. */
  readonly inputs: { readonly [K in keyof I]: readonly Gathered<ValueOfPort<I[K]>>[] };
  /** Values the node's own outputs gave, from every path of the photo; empty when it did not run. */
  readonly outputs: { readonly [K in keyof O]: readonly Gathered<ValueOfPort<O[K]>>[] };
}
type ValueOfPort<P> = P extends { readonly _value?: infer Value } ? Exclude<Value, undefined> : never;

export interface Collected {
  readonly totals?: Readonly<Record<string, unknown>>;
  readonly files?: readonly RunFile[];
}

/** Folds the stored outputs of a run's photos, in order, once all are there: totals and files. */
export interface Collector<I extends Ports, O extends Ports, Config, State> {
  init(args: { readonly config: Config }): State;
  add(state: State, photo: CollectedPhoto<I, O>, args: { readonly config: Config }): State;
  /** `photos()` walks all photos again, as often as needed, without holding them in memory. */
  finish(args: {
    readonly state: State;
    readonly config: Config;
    readonly photos: () => AsyncIterable<CollectedPhoto<I, O>>;
    readonly ctx: CollectContext;
  }): Promise<Collected>;
}

type ConfigSchema = z.ZodObject;
export type RawConfig = Record<string, unknown>;

interface RunArgs<Inputs, Config> {
  readonly inputs: Inputs;
  readonly config: Config;
  /** Only for a node with `source`: the photo of this turn. */
  readonly photo: ImageValue;
  readonly ctx: NodeContext;
}

export interface NodeDefinition<
  I extends Ports = Ports,
  O extends Ports = Ports,
  C extends ConfigSchema = ConfigSchema,
  State = unknown,
> {
  readonly type: string;
  readonly version: number;
  readonly title: string;
  readonly category: Category;
  readonly icon: string;
  /** One or two sentences for people who never heard of any of this. */
  readonly help: string;
  readonly inputs: I;
  readonly outputs: O;
  readonly config: C;
  /** It brings the photos of the run. */
  readonly source?: boolean;
  /** It acts on the outside world: never in previews, never twice. */
  readonly effects?: boolean;
  /** Each group names inputs of which at least one must be wired. */
  readonly requires?: readonly (readonly (keyof I & string)[])[];
  /** From the config of version n (the key) to that of version n + 1. */
  readonly migrations?: Readonly<Record<number, (config: RawConfig) => RawConfig>>;
  /** Models to load before the first photo. */
  models?(config: z.output<C>): readonly ModelRequest[];
  /** Settings as one line of words, for the node card and the outline. */
  summary?(config: z.output<C>, say: Say): string;
  /** Missing in a node that only stands there to be read (a note); such nodes are left out of the plan. */
  run?(args: RunArgs<InputsOf<I>, z.output<C>>): OutputsOf<O> | Promise<OutputsOf<O>>;
  readonly collect?: Collector<I, O, z.output<C>, State>;
}

/**
 * A node as the core, compiler and engine handle it: the same definition with its own types forgotten.
 * Values are checked where they enter (config by its schema, wires by the compiler), so nothing is lost by that.
 */
export interface AnyNode extends Omit<NodeDefinition, 'requires' | 'run' | 'collect' | 'models' | 'summary'> {
  readonly requires?: readonly (readonly string[])[];
  models?(config: RawConfig): readonly ModelRequest[];
  summary?(config: RawConfig, say: Say): string;
  run?(args: RunArgs<Readonly<Record<string, unknown>>, RawConfig>): OutputRecord | Promise<OutputRecord>;
  readonly collect?: AnyCollector;
}
type OutputRecord = Readonly<Record<string, unknown>>;
export interface AnyCollector {
  init(args: { readonly config: RawConfig }): unknown;
  add(state: unknown, photo: AnyCollectedPhoto, args: { readonly config: RawConfig }): unknown;
  finish(args: {
    readonly state: unknown;
    readonly config: RawConfig;
    readonly photos: () => AsyncIterable<AnyCollectedPhoto>;
    readonly ctx: CollectContext;
  }): Promise<Collected>;
}
export type AnyCollectedPhoto = Omit<CollectedPhoto, 'inputs' | 'outputs'> & {
  readonly inputs: Readonly<Record<string, readonly Gathered<unknown>[]>>;
  readonly outputs: Readonly<Record<string, readonly Gathered<unknown>[]>>;
};

/** Declares a node; all types of `run` and `collect` follow from ports and config. */
export function defineNode<const I extends Ports, const O extends Ports, C extends ConfigSchema, State = undefined>(
  definition: NodeDefinition<I, O, C, State>,
): NodeDefinition<I, O, C, State> {
  return definition;
}

/** All node kinds by type. A Map, so that no name can reach JavaScript's own objects. */
export type NodeRegistry = ReadonlyMap<string, AnyNode>;

/** The definition with its own types forgotten, for the registry. */
export function anyNode<I extends Ports, O extends Ports, C extends ConfigSchema, State>(
  definition: NodeDefinition<I, O, C, State>,
): AnyNode {
  // The one place where a node's own types are dropped: the engine hands it exactly what the compiler checked.
  return definition as unknown as AnyNode;
}
