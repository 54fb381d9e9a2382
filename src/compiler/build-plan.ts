// Writes the plan of a graph in which nothing is wrong any more.

import type { Graph, GraphNode } from '../core/graph';
import type { GraphIndex } from '../core/graph-index';
import type { AnyNode, NodeRegistry } from '../core/node';
import type { Binding, ModelIndex, Plan, PlanModel, PlanStep } from '../core/plan';
import { outputType } from '../core/wire-types';
import { type ActiveGraph, wiresInto } from './active-graph';
import type { Lineages } from './check-levels';
import { modelsOf } from './check-models';
import { planHash } from './plan-hash';

/** `ordered`, `lineages` and `index` are those of a graph that passed every check. */
export function buildPlan(
  active: ActiveGraph,
  ordered: readonly GraphNode[],
  lineages: Lineages,
  index: GraphIndex,
  registry: NodeRegistry,
  models: ModelIndex,
): Plan {
  const consumed = new Set(
    active.wires.flatMap(({ from }) => ('nodeId' in from ? [from.nodeId] : feeders(from.skippedBy, index.graph))),
  );
  const steps = ordered.flatMap((node): PlanStep[] => {
    const definition = registry.get(node.type);
    if (!definition) return [];
    const lineage = lineages.get(node.id) ?? [];
    return [
      {
        nodeId: node.id,
        type: node.type,
        version: definition.version,
        config: definition.config.parse(node.config),
        inputs: bindings(node, active),
        lineage,
        outputs: outputs(node, definition, lineage.length, index, registry),
        final: !consumed.has(node.id),
      },
    ];
  });
  const source = ordered.find((node) => registry.get(node.type)?.source)?.id ?? '';
  const body = { schemaVersion: 1 as const, source, steps, models: planModels(ordered, registry, models) };
  return { ...body, name: index.graph.name, hash: planHash(body) };
}

/** The steps whose values end at a disabled step: something follows them, it only gets nothing. */
function feeders(disabled: string, { edges }: Graph): string[] {
  const found = new Set([disabled]);
  for (const id of found) for (const edge of edges) if (edge.target === id) found.add(edge.source);
  return [...found];
}

function bindings(node: GraphNode, active: ActiveGraph): Record<string, Binding[]> {
  const inputs: Record<string, Binding[]> = {};
  for (const wire of wiresInto(active, node.id)) inputs[wire.port] = [...(inputs[wire.port] ?? []), wire.from];
  return inputs;
}

function outputs(
  node: GraphNode,
  definition: AnyNode,
  depth: number,
  index: GraphIndex,
  registry: NodeRegistry,
): PlanStep['outputs'] {
  return Object.fromEntries(
    Object.entries(definition.outputs).flatMap(([port, each]) => {
      const type = outputType({ nodeId: node.id, port }, index, registry);
      return type ? [[port, { type, depth: depth + (each.options.expands ? 1 : 0) }]] : [];
    }),
  );
}

function planModels(nodes: readonly GraphNode[], registry: NodeRegistry, models: ModelIndex): PlanModel[] {
  const used = new Map<string, PlanModel>();
  for (const request of nodes.flatMap((node) => modelsOf(node, registry))) {
    const model = models.get(request.name);
    if (model) used.set(request.name, { name: request.name, task: model.task, sha256: model.sha256 });
  }
  return [...used.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
