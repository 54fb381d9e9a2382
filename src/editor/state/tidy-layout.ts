// Places of all steps, from left to right along the wires, by dagre. Steps without wires come in a row below. Pure.

import { Graph as DagreGraph, layout } from '@dagrejs/dagre';
import type { Graph } from '../../core/graph';
import type { NodeRegistry } from '../../core/node';
import { type Point, sizeOf, snap } from '../geometry';

const GAP = 60;

export function tidyLayout(graph: Graph, registry: NodeRegistry): Record<string, Point> {
  const ids = new Set(graph.nodes.map((node) => node.id));
  const wires = graph.edges.filter((edge) => ids.has(edge.source) && ids.has(edge.target));
  const wired = new Set(wires.flatMap((edge) => [edge.source, edge.target]));
  const places = wiredPlaces();
  const bottom = Math.max(0, ...[...places.values()].map(({ y, height }) => y + height + GAP));
  let x = 0;
  for (const node of graph.nodes) {
    if (wired.has(node.id)) continue;
    const size = sizeOf(registry.get(node.type));
    places.set(node.id, { x, y: places.size && bottom ? bottom : 0, ...size });
    x += size.width + GAP;
  }
  return Object.fromEntries([...places].map(([id, { x, y }]) => [id, { x: snap(x), y: snap(y) }]));

  function wiredPlaces() {
    const found = new Map<string, Point & { width: number; height: number }>();
    if (wired.size === 0) return found;
    const sheet = new DagreGraph({ multigraph: true });
    sheet.setGraph({ rankdir: 'LR', nodesep: GAP, ranksep: 80 });
    sheet.setDefaultEdgeLabel(() => ({}));
    for (const node of graph.nodes) {
      if (wired.has(node.id)) sheet.setNode(node.id, { ...sizeOf(registry.get(node.type)) });
    }
    for (const edge of wires) sheet.setEdge(edge.source, edge.target, {}, edge.id);
    layout(sheet);
    for (const id of sheet.nodes()) {
      const { x, y, width, height } = sheet.node(id);
      found.set(id, { x: x - width / 2, y: y - height / 2, width, height });
    }
    return found;
  }
}
