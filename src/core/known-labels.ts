// Which labels a step can meet: those of its own model, else those of the models the wires lead back to. For label
// pickers and tables of expected numbers. Knows no node kind and no particular model.

import type { Graph, GraphNode } from './graph';
import { indexGraph } from './graph-index';
import type { ModelRequest, NodeRegistry } from './node';

/** What is needed to know of the models there are. */
export type ModelLabels = readonly { readonly name: string; readonly labels: readonly string[] }[];

/** The labels that can be chosen in or arrive at the step, without duplicates, in the order of their models. */
export function knownLabels(
  graph: Graph,
  nodeId: string,
  registry: NodeRegistry,
  models: ModelLabels,
): readonly string[] {
  const index = indexGraph(graph);
  const known = new Map(models.map(({ name, labels }) => [name, labels]));
  const labels = new Set<string>();
  const seen = new Set([nodeId]);
  // A set that grows while it is walked: breadth first, no circle catches it.
  for (const id of seen) {
    const node = index.node(id);
    const own = node && (id === nodeId || !node.disabled) ? requestsOf(node, registry) : [];
    for (const { name } of own) for (const label of known.get(name) ?? []) labels.add(label);
    // What a model says replaces whatever came before it.
    if (own.length === 0) for (const edge of index.into(id)) seen.add(edge.source);
  }
  return [...labels];
}

/** The names of all models that steps of the graph use, those of disabled steps too, each once. */
export const namedModels = ({ nodes }: Graph, registry: NodeRegistry): readonly string[] => [
  ...new Set(nodes.flatMap((node) => namesIn(node, registry))),
];

const read = new WeakMap<NodeRegistry, WeakMap<GraphNode, readonly string[]>>();

/** Read once: a node never changes, another takes its place. */
function namesIn(node: GraphNode, registry: NodeRegistry): readonly string[] {
  const before = read.get(registry) ?? new WeakMap<GraphNode, readonly string[]>();
  read.set(registry, before);
  const names = before.get(node) ?? requestsOf(node, registry).map(({ name }) => name);
  before.set(node, names);
  return names;
}

/** The models a step names, also while another of its settings is not valid. */
function requestsOf(node: GraphNode, registry: NodeRegistry): readonly ModelRequest[] {
  const definition = registry.get(node.type);
  if (!definition?.models) return [];
  const config = Object.entries(definition.config.shape).map(([field, schema]) => {
    const given = schema.safeParse(node.config[field]);
    return [field, given.success ? given.data : schema.safeParse(undefined).data];
  });
  const whole = definition.config.safeParse(Object.fromEntries(config));
  return whole.success ? definition.models(whole.data) : [];
}
