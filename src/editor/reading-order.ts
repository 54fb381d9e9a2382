// The steps of a graph in the order in which one reads it: along the wires, from left to right. Tab order, outline and "step 3 of 5" follow it.
// Pure; knows no node kind.

import type { Graph, GraphNode } from '../core/graph';
import type { Point } from './geometry';

export function readingOrder(graph: Graph, positions: Readonly<Record<string, Point>>): readonly GraphNode[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const waits = new Map(graph.nodes.map((node) => [node.id, 0]));
  const after = new Map<string, string[]>();
  for (const { source, target } of graph.edges) {
    if (!nodes.has(source) || !nodes.has(target)) continue;
    waits.set(target, (waits.get(target) ?? 0) + 1);
    after.set(source, [...(after.get(source) ?? []), target]);
  }
  const place = (id: string): Point => positions[id] ?? { x: 0, y: 0 };
  const before = (a: string, b: string): number => place(a).x - place(b).x || place(a).y - place(b).y;
  const open = [...nodes.keys()].filter((id) => waits.get(id) === 0).sort(before);
  const order: GraphNode[] = [];
  const left = new Set(nodes.keys());
  while (left.size > 0) {
    // A circle leaves nothing open: go on with whatever stands furthest left.
    const next = open.shift() ?? [...left].sort(before)[0];
    if (next === undefined || !left.delete(next)) continue;
    const node = nodes.get(next);
    if (node) order.push(node);
    for (const target of after.get(next) ?? []) {
      const still = (waits.get(target) ?? 0) - 1;
      waits.set(target, still);
      if (still === 0 && left.has(target)) insertSorted(open, target, before);
    }
  }
  return order;
}

function insertSorted(list: string[], id: string, before: (a: string, b: string) => number): void {
  const at = list.findIndex((each) => before(id, each) < 0);
  list.splice(at === -1 ? list.length : at, 0, id);
}
