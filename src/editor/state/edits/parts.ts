// A part of a graph that can be copied: steps, the wires between them, their places; as JSON also between workflows. Pure.

import { freshId, namedEdge } from '../../../core/fresh-names';
import { type Graph, type GraphEdge, type GraphNode, parseGraph } from '../../../core/graph';
import type { NodeRegistry } from '../../../core/node';
import type { Problem } from '../../../core/problems';
import { GRID, type Point, snap } from '../../geometry';
import { positionsOf } from '../positions';

export interface GraphPart {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly layout: Readonly<Record<string, Point>>;
}

export function partOf(graph: Graph, nodeIds: readonly string[], registry: NodeRegistry): GraphPart {
  const ids = new Set(nodeIds);
  const positions = positionsOf(graph, registry);
  return {
    nodes: graph.nodes.filter((node) => ids.has(node.id)),
    edges: graph.edges.filter((edge) => ids.has(edge.source) && ids.has(edge.target)),
    layout: Object.fromEntries(Object.entries(positions).filter(([id]) => ids.has(id))),
  };
}

/** What stands in the clipboard: a small workflow file, so that it can also be pasted into a mail or a file. */
export function partToText(part: GraphPart): string {
  return JSON.stringify({ schemaVersion: 1, ...part }, null, 2);
}

/** Null for text that is no JSON at all (somebody pastes a sentence); problems for JSON that is no part of a workflow. */
export function partFromText(text: string): { part: GraphPart } | { problems: readonly Problem[] } | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // Not JSON: nothing that could be meant for a workflow.
    return null;
  }
  const { graph, problems } = parseGraph(json);
  return graph ? { part: graph } : { problems };
}

/** The graph with a copy of `part`, under fresh ids, and the ids of the copies; its upper left corner stands at `at`, else a little beside the original. */
export function withPart(graph: Graph, part: GraphPart, at?: Point): { graph: Graph; nodeIds: string[] } {
  const names = new Map<string, string>();
  const corner = cornerOf(part);
  let next = graph;
  for (const node of part.nodes) {
    const id = freshId(node.id.replace(/-\d+$/, ''), next);
    names.set(node.id, id);
    const from = Object.hasOwn(part.layout, node.id) ? part.layout[node.id] : undefined;
    const place = placed(from ?? corner);
    next = { ...next, nodes: [...next.nodes, { ...node, id }], layout: { ...next.layout, [id]: place } };
  }
  for (const edge of part.edges) {
    const source = names.get(edge.source);
    const target = names.get(edge.target);
    if (source === undefined || target === undefined) continue;
    const ends = [
      { nodeId: source, port: edge.sourceHandle },
      { nodeId: target, port: edge.targetHandle },
    ] as const;
    const named = namedEdge(...ends, next);
    next = { ...next, edges: [...next.edges, { ...edge, ...named }] };
  }
  return { graph: next, nodeIds: [...names.values()] };

  function placed(from: Point): Point {
    if (at) return { x: snap(at.x + from.x - corner.x), y: snap(at.y + from.y - corner.y) };
    return { x: from.x + 2 * GRID, y: from.y + 2 * GRID };
  }
}

function cornerOf({ layout }: GraphPart): Point {
  const places = Object.values(layout);
  if (places.length === 0) return { x: 0, y: 0 };
  return { x: Math.min(...places.map((each) => each.x)), y: Math.min(...places.map((each) => each.y)) };
}
