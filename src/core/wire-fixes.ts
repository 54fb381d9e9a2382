// The step that makes a wire fit when put between its ends.
// Names no node kind: what to insert is found by looking at the ports of all of them.

import type { DataType } from './data-types';
import { defaultConfig } from './field-meta';
import { freshId, namedEdge } from './fresh-names';
import type { Graph, GraphEdge, GraphNode } from './graph';
import type { AnyNode, NodeRegistry } from './node';
import { type Fix, fix } from './problems';
import { acceptedTypes, fits } from './wire-types';

/** A step to put into a wire: what arrives at `input` leaves at `output` as something that fits. */
export interface StepBetween {
  readonly node: AnyNode;
  readonly input: string;
  readonly output: string;
}

/** A node kind that takes `given`, needs nothing else, acts on nothing outside, and gives one of `wanted`; the first by type name. */
export function stepBetween(
  given: DataType,
  wanted: readonly DataType[],
  registry: NodeRegistry,
): StepBetween | undefined {
  const kinds = [...registry.values()].sort((a, b) => (a.type < b.type ? -1 : 1));
  for (const node of kinds) {
    const [only, more] = Object.entries(node.inputs).filter(([, each]) => !each.options.optional);
    if (!only || more || node.source || node.effects || node.requires?.length || !defaultConfig(node)) continue;
    if (!fits(given, acceptedTypes(only[1]))) continue;
    for (const [output, each] of Object.entries(node.outputs)) {
      if (each.type.kind === 'one' && !each.options.expands && fits(each.type.type, wanted))
        return { node, input: only[0], output };
    }
  }
  return undefined;
}

/** Puts a new step into `edge`; an edge without id is one that is not drawn yet. */
export function insertFix(edge: GraphEdge, { node, input, output }: StepBetween, graph: Graph): Fix {
  const added = newNode(node, graph);
  const from = { nodeId: edge.source, port: edge.sourceHandle };
  const to = { nodeId: edge.target, port: edge.targetHandle };
  return fix('insert_step', { kind: node.type, title: node.title }, [
    ...(edge.id ? [{ kind: 'removeEdge' as const, edgeId: edge.id }] : []),
    { kind: 'addNode', node: added, position: middle(edge, graph) },
    { kind: 'addEdge', edge: namedEdge(from, { nodeId: added.id, port: input }, graph) },
    { kind: 'addEdge', edge: namedEdge({ nodeId: added.id, port: output }, to, graph) },
  ]);
}

/** A node of this kind as it is when new, with an id of its own. */
export function newNode(definition: AnyNode, graph: Graph): GraphNode {
  const { type, version } = definition;
  return { id: freshId(type, graph), type, version, config: defaultConfig(definition) ?? {} };
}

function middle(edge: GraphEdge, { layout }: Graph): { x: number; y: number } | undefined {
  const a = Object.hasOwn(layout, edge.source) ? layout[edge.source] : undefined;
  const b = Object.hasOwn(layout, edge.target) ? layout[edge.target] : undefined;
  return a && b ? { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } : undefined;
}
