// Where every step stands: as saved, and where nothing is saved, as tidying would place it. Pure; the saved graph is not touched.

import type { Graph } from '../../core/graph';
import type { NodeRegistry } from '../../core/node';
import { CARD_WIDTH, type Point, sizeOf, snap } from '../geometry';
import { tidyLayout } from './tidy-layout';

const cache = new WeakMap<Graph, Readonly<Record<string, Point>>>();

export function positionsOf(graph: Graph, registry: NodeRegistry): Readonly<Record<string, Point>> {
  if (graph.nodes.every((node) => Object.hasOwn(graph.layout, node.id))) return graph.layout;
  const known = cache.get(graph);
  if (known) return known;
  const positions = { ...tidyLayout(graph, registry), ...graph.layout };
  cache.set(graph, positions);
  return positions;
}

/** A free place for a step of this height: at `wanted`, or below whatever stands there. */
export function freePlace(graph: Graph, registry: NodeRegistry, wanted: Point, height: number): Point {
  const positions = positionsOf(graph, registry);
  const boxes = graph.nodes.flatMap((node) => {
    const at = positions[node.id];
    return at ? [{ ...at, ...sizeOf(registry.get(node.type)) }] : [];
  });
  const place = { x: snap(wanted.x), y: snap(wanted.y) };
  // Each hit moves the place below one box, so there are no more turns than boxes.
  for (let turn = 0; turn <= boxes.length; turn++) {
    const hit = boxes.find(
      (box) =>
        place.x < box.x + box.width &&
        box.x < place.x + CARD_WIDTH &&
        place.y < box.y + box.height &&
        box.y < place.y + height,
    );
    if (!hit) return place;
    place.y = snap(hit.y + hit.height + 40);
  }
  return place;
}

/** Where a new step goes when nobody says: right of the step `after`, else right of everything. */
export function placeAfter(graph: Graph, registry: NodeRegistry, after: string | undefined, height: number): Point {
  const positions = positionsOf(graph, registry);
  const own = after === undefined ? undefined : positions[after];
  if (own) return freePlace(graph, registry, { x: own.x + CARD_WIDTH + 60, y: own.y }, height);
  const all = graph.nodes.flatMap((node) => positions[node.id] ?? []);
  if (all.length === 0) return { x: 0, y: 0 };
  const last = all.reduce((a, b) => (b.x > a.x ? b : a));
  return freePlace(graph, registry, { x: last.x + CARD_WIDTH + 60, y: last.y }, height);
}
