// A graph with another model where it names one, and what of its settings does not fit the other: kinds that were chosen and
// that it does not know. Pure; knows no node kind and no particular model.

import { metaOf } from './field-meta';
import type { Graph, GraphNode } from './graph';
import { applyEdits, type GraphEdit } from './graph-edits';
import { knownLabels, type ModelLabels } from './known-labels';
import type { ModelRequest, NodeRegistry } from './node';

/** Kinds chosen in a setting that nothing before it finds any more. */
export interface LostLabels {
  readonly nodeId: string;
  readonly field: string;
  readonly labels: readonly string[];
}
export interface ReplacedModel {
  readonly graph: Graph;
  /** The settings that name the other model now. */
  readonly steps: readonly { readonly nodeId: string; readonly field: string }[];
  readonly lost: readonly LostLabels[];
}

const requestsOf = (node: GraphNode, registry: NodeRegistry): readonly ModelRequest[] => {
  const definition = registry.get(node.type);
  const config = definition?.config.safeParse(node.config);
  return (config?.success && definition?.models?.(config.data)) || [];
};

/** The kinds a setting names: a list of them, or numbers by kind. */
function chosenIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter((each): each is string => typeof each === 'string');
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function labelFields(node: GraphNode, registry: NodeRegistry): [field: string, labels: string[]][] {
  const shape = registry.get(node.type)?.config.shape ?? {};
  return Object.entries(shape).flatMap(([field, schema]): [string, string[]][] => {
    const widget = metaOf(schema)?.widget;
    return widget === 'labels' || widget === 'counts' ? [[field, chosenIn(node.config[field])]] : [];
  });
}

/** `graph` with `to` in every step that names `from`; `models` are those both are of. */
export function replaceModel(
  graph: Graph,
  { from, to }: { readonly from: string; readonly to: string },
  registry: NodeRegistry,
  models: ModelLabels,
): ReplacedModel {
  const steps = graph.nodes.flatMap((node) =>
    requestsOf(node, registry).flatMap(({ name, field }) => (name === from ? [{ nodeId: node.id, field }] : [])),
  );
  const edits = steps.map(({ nodeId, field }): GraphEdit => ({ kind: 'setConfig', nodeId, field, value: to }));
  const after = applyEdits(graph, edits);
  const lost = graph.nodes.flatMap((node): LostLabels[] => {
    const before = new Set(knownLabels(graph, node.id, registry, models));
    const now = new Set(knownLabels(after, node.id, registry, models));
    return labelFields(node, registry).flatMap(([field, chosen]) => {
      const labels = chosen.filter((label) => before.has(label) && !now.has(label));
      return labels.length > 0 ? [{ nodeId: node.id, field, labels }] : [];
    });
  });
  return { graph: after, steps, lost };
}
