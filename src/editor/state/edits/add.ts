// New steps: free standing, at a loose end of a wire, or in the middle of one. Pure.

import { namedEdge } from '../../../core/fresh-names';
import { type Graph, type GraphEdge, type GraphNode, MAX_NODES } from '../../../core/graph';
import { applyEdits, type GraphEdit } from '../../../core/graph-edits';
import type { AnyNode, NodeRegistry } from '../../../core/node';
import { type Problem, problem } from '../../../core/problems';
import { newNode } from '../../../core/wire-fixes';
import { CARD_WIDTH, type Point, sizeOf } from '../../geometry';
import { freePlace, placeAfter, positionsOf } from '../positions';
import { candidatesAt, candidatesBetween, type LooseEnd } from './candidates';

export type Added =
  | { readonly graph: Graph; readonly node: GraphNode }
  | { readonly graph: null; readonly problem: Problem | null };

/** `null` as problem: this kind does not fit there. */
const refused = (found: Problem | null): Added => ({ graph: null, problem: found });

export function roomProblem(graph: Graph, more: number): Problem | null {
  const count = graph.nodes.length + more;
  return count > MAX_NODES ? problem('too_many_nodes', { count, limit: MAX_NODES }) : null;
}

/** A step by itself, at `at` or right of the step `after`. */
export function withNew(
  graph: Graph,
  registry: NodeRegistry,
  definition: AnyNode,
  where: { readonly at?: Point; readonly after?: string },
): Added {
  const full = roomProblem(graph, 1);
  if (full) return refused(full);
  const node = newNode(definition, graph);
  const position = where.at ?? placeAfter(graph, registry, where.after, sizeOf(definition).height);
  return { graph: applyEdits(graph, [{ kind: 'addNode', node, position }]), node };
}

/** A step wired to a loose end, at `at` or beside the step the end belongs to. */
export function withNewAt(graph: Graph, registry: NodeRegistry, definition: AnyNode, end: LooseEnd, at?: Point): Added {
  const full = roomProblem(graph, 1);
  if (full) return refused(full);
  const fitting = candidatesAt(end, graph, registry).find((each) => each.definition.type === definition.type);
  if (!fitting) return refused(null);
  const node = newNode(definition, graph);
  const own = { nodeId: node.id, port: fitting.port };
  const edge = 'from' in end ? namedEdge(end.from, own, graph) : namedEdge(own, end.to, graph);
  const edits: GraphEdit[] = [
    { kind: 'addNode', node, position: at ?? besides(graph, registry, definition, end) },
    { kind: 'addEdge', edge },
  ];
  return { graph: applyEdits(graph, edits), node };
}

/** A step put into a wire. What stands right of the gap moves on when there is no room. */
export function withNewInWire(graph: Graph, registry: NodeRegistry, definition: AnyNode, edge: GraphEdge): Added {
  const full = roomProblem(graph, 1);
  if (full) return refused(full);
  const fitting = candidatesBetween(edge, graph, registry).find((each) => each.definition.type === definition.type);
  if (!fitting) return refused(null);
  const node = newNode(definition, graph);
  const positions = positionsOf(graph, registry);
  const a = positions[edge.source] ?? { x: 0, y: 0 };
  const b = positions[edge.target] ?? a;
  const step = CARD_WIDTH + 60;
  const shift = Math.max(0, a.x + 2 * step - b.x);
  const layout = shift > 0 && b.x > a.x ? shiftedFrom(b.x) : graph.layout;
  const spread = { ...graph, layout };
  const wanted = { x: b.x > a.x ? a.x + step : (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const position = freePlace(spread, registry, wanted, sizeOf(definition).height);
  const from = { nodeId: edge.source, port: edge.sourceHandle };
  const to = { nodeId: edge.target, port: edge.targetHandle };
  const edits: GraphEdit[] = [
    { kind: 'removeEdge', edgeId: edge.id },
    { kind: 'addNode', node, position },
    { kind: 'addEdge', edge: namedEdge(from, { nodeId: node.id, port: fitting.input }, graph) },
    { kind: 'addEdge', edge: namedEdge({ nodeId: node.id, port: fitting.output }, to, graph) },
  ];
  return { graph: applyEdits(spread, edits), node };

  function shiftedFrom(x: number): Graph['layout'] {
    const moved = Object.entries(positions).map(([id, place]) => [
      id,
      place.x >= x ? { ...place, x: place.x + shift } : { ...place },
    ]);
    return Object.fromEntries(moved);
  }
}

function besides(graph: Graph, registry: NodeRegistry, definition: AnyNode, end: LooseEnd): Point {
  const { height } = sizeOf(definition);
  if ('from' in end) return placeAfter(graph, registry, end.from.nodeId, height);
  const own = positionsOf(graph, registry)[end.to.nodeId] ?? { x: 0, y: 0 };
  return freePlace(graph, registry, { x: own.x - CARD_WIDTH - 60, y: own.y }, height);
}
