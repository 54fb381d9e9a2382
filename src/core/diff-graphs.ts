// What changed between two graphs, step by step and wire by wire, as codes that a screen puts into words. Where a step
// stands is no change. Knows no node kind.

import { defaultConfig } from './field-meta';
import type { Graph, GraphNode } from './graph';
import { graphContent, type WireContent } from './graph-content';
import type { NodeRegistry, RawConfig } from './node';
import { sameJson } from './same-json';

/** The two ends of a wire. */
export interface WireEnds {
  readonly source: string;
  readonly sourceHandle: string;
  readonly target: string;
  readonly targetHandle: string;
}
/** Both are there, null for what was not set; optional only because JSON cannot tell of anything unknown that it is there. */
interface FromTo {
  readonly from?: unknown;
  readonly to?: unknown;
}
/** `type` is the kind of the step `nodeId`; in a removed step that of the first graph, else that of the second. */
interface OfStep {
  readonly nodeId: string;
  readonly type: string;
  /** What its author calls it, if anything. */
  readonly title?: string;
}

export type GraphChange =
  | ({ readonly code: 'step_added' | 'step_removed' | 'step_disabled' | 'step_enabled' } & OfStep)
  | ({
      readonly code: 'step_replaced' | 'step_updated' | 'step_renamed' | 'note_changed';
      readonly params: FromTo;
    } & OfStep)
  | ({ readonly code: 'setting_changed'; readonly params: FromTo & { readonly field: string } } & OfStep)
  | ({ readonly code: 'ask_added' | 'ask_removed'; readonly params: { readonly field: string } } & OfStep)
  | ({ readonly code: 'step_changed'; readonly params: { readonly key: string } } & OfStep)
  | { readonly code: 'wire_added' | 'wire_removed' | 'wire_changed'; readonly params: WireEnds }
  | { readonly code: 'order_changed'; readonly params: { readonly what: Ordered } }
  | { readonly code: 'workflow_renamed'; readonly params: { readonly from: string; readonly to: string } }
  | { readonly code: 'workflow_changed'; readonly params: { readonly key: string } };
/** What stands in an order that matters. */
type Ordered = 'steps' | 'wires' | 'questions';

/**
 * What makes `b` of `a`, in the order in which one reads a graph: its name, removed steps, then the steps of `b`, then
 * wires. A setting that is left out counts as its default. Layout and ids of wires do not count.
 */
export function diffGraphs(a: Graph, b: Graph, registry: NodeRegistry): readonly GraphChange[] {
  const [from, to] = [graphContent(a), graphContent(b)];
  const before = new Map(from.nodes.map((node) => [node.id, node]));
  const after = new Map(to.nodes.map((node) => [node.id, node]));
  return [
    ...(a.name === b.name ? [] : [{ code: 'workflow_renamed' as const, params: { from: a.name, to: b.name } }]),
    ...changedKeys(from, to, GRAPH_KEYS).map((key) => ({ code: 'workflow_changed' as const, params: { key } })),
    ...from.nodes.filter(({ id }) => !after.has(id)).map((node) => ({ code: 'step_removed' as const, ...about(node) })),
    ...to.nodes.flatMap((node): GraphChange[] => {
      const old = before.get(node.id);
      return old ? stepChanges(old, node, registry) : [{ code: 'step_added', ...about(node) }];
    }),
    ...orderChange('steps', [...before.keys()], [...after.keys()]),
    ...wireChanges(from.edges, to.edges),
  ];
}

const GRAPH_KEYS: ReadonlySet<string> = new Set(['nodes', 'edges']);
const NODE_KEYS: ReadonlySet<string> = new Set(['id', 'type', 'version', 'config', 'note', 'disabled', 'ask', 'title']);

function about(node: GraphNode): OfStep {
  const title = titleOf(node);
  return { nodeId: node.id, type: node.type, ...(title ? { title } : {}) };
}

const titleOf = ({ title }: GraphNode): string => (typeof title === 'string' ? title : '');

function stepChanges(a: GraphNode, b: GraphNode, registry: NodeRegistry): GraphChange[] {
  const step = about(b);
  const replaced = a.type !== b.type;
  const version = registry.get(b.type)?.version ?? 1;
  const fromTo = (from: unknown, to: unknown) => ({ from: from ?? null, to: to ?? null });
  return [
    ...(replaced ? [{ code: 'step_replaced' as const, ...step, params: fromTo(a.type, b.type) }] : []),
    ...(!replaced && (a.version ?? version) !== (b.version ?? version)
      ? [{ code: 'step_updated' as const, ...step, params: fromTo(a.version, b.version) }]
      : []),
    ...(sameJson(a.title, b.title)
      ? []
      : [{ code: 'step_renamed' as const, ...step, params: fromTo(a.title, b.title) }]),
    ...(a.note === b.note ? [] : [{ code: 'note_changed' as const, ...step, params: fromTo(a.note, b.note) }]),
    ...(a.disabled === b.disabled
      ? []
      : [{ code: b.disabled ? ('step_disabled' as const) : ('step_enabled' as const), ...step }]),
    ...settingChanges(a, b, registry).map((params) => ({ code: 'setting_changed' as const, ...step, params })),
    ...missingFrom(a.ask, b.ask).map((field) => ({ code: 'ask_added' as const, ...step, params: { field } })),
    ...missingFrom(b.ask, a.ask).map((field) => ({ code: 'ask_removed' as const, ...step, params: { field } })),
    ...orderChange('questions', a.ask ?? [], b.ask ?? []).map(() => ({
      code: 'step_changed' as const,
      ...step,
      params: { key: 'ask' },
    })),
    ...changedKeys(a, b, NODE_KEYS).map((key) => ({ code: 'step_changed' as const, ...step, params: { key } })),
  ];
}

/** In the order of the form, then whatever the step's kind does not know. */
function settingChanges(a: GraphNode, b: GraphNode, registry: NodeRegistry): (FromTo & { field: string })[] {
  const definition = registry.get(b.type);
  const defaults: RawConfig = (definition && a.type === b.type && defaultConfig(definition)) || {};
  const from = { ...defaults, ...a.config };
  const to = { ...defaults, ...b.config };
  const fields = new Set([...Object.keys(definition?.config.shape ?? {}), ...Object.keys(from), ...Object.keys(to)]);
  return [...fields]
    .filter((field) => !sameJson(from[field], to[field]))
    .map((field) => ({ field, from: from[field] ?? null, to: to[field] ?? null }));
}

/** What stands in `now` and not in `then`. */
const missingFrom = (then: readonly string[] = [], now: readonly string[] = []): string[] => [
  ...new Set(now.filter((each) => !then.includes(each))),
];

function changedKeys(a: object, b: object, known: ReadonlySet<string>): string[] {
  const left = new Map<string, unknown>(Object.entries(a));
  const right = new Map<string, unknown>(Object.entries(b));
  return [...new Set([...left.keys(), ...right.keys()])].filter(
    (key) => !known.has(key) && !sameJson(left.get(key), right.get(key)),
  );
}

const endsOf = ({ source, sourceHandle, target, targetHandle }: WireContent): WireEnds => ({
  source,
  sourceHandle,
  target,
  targetHandle,
});

/** Wires are told by their ends; two between the same ends are told apart by their place in the file. */
function wireChanges(a: readonly WireContent[], b: readonly WireContent[]): GraphChange[] {
  const before = byEnds(a);
  const after = byEnds(b);
  const changed = [...after].filter(([key, edge]) => {
    const old = before.get(key);
    return old && !sameJson(old, edge);
  });
  return [
    ...[...before]
      .filter(([key]) => !after.has(key))
      .map(([, edge]) => ({ code: 'wire_removed' as const, params: endsOf(edge) })),
    ...[...after]
      .filter(([key]) => !before.has(key))
      .map(([, edge]) => ({ code: 'wire_added' as const, params: endsOf(edge) })),
    ...changed.map(([, edge]) => ({ code: 'wire_changed' as const, params: endsOf(edge) })),
    ...orderChange('wires', [...before.keys()], [...after.keys()]),
  ];
}

function byEnds(edges: readonly WireContent[]): Map<string, WireContent> {
  const found = new Map<string, WireContent>();
  for (const edge of edges) {
    const ends = Object.values(endsOf(edge));
    let key = JSON.stringify(ends);
    for (let n = 2; found.has(key); n++) key = JSON.stringify([...ends, n]);
    found.set(key, edge);
  }
  return found;
}

/** Whether what both have stands in another order. */
function orderChange(what: Ordered, a: readonly string[], b: readonly string[]): GraphChange[] {
  const [left, right] = [new Set(a), new Set(b)];
  const kept = a.filter((id) => right.has(id));
  const now = b.filter((id) => left.has(id));
  return kept.every((id, at) => id === now[at]) ? [] : [{ code: 'order_changed', params: { what } }];
}
