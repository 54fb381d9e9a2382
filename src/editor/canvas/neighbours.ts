// Which step lies in which direction of another: along the wires to the left and right, by place up and down. Pure.

import type { Graph } from '../../core/graph';
import type { Point } from '../geometry';

export type Direction = 'left' | 'right' | 'up' | 'down';

export function neighbourOf(
  nodeId: string,
  direction: Direction,
  graph: Graph,
  positions: Readonly<Record<string, Point>>,
): string | null {
  const own = positions[nodeId];
  if (!own) return null;
  const distance = (id: string): number => {
    const at = positions[id];
    return at ? Math.abs(at.x - own.x) + Math.abs(at.y - own.y) : Number.POSITIVE_INFINITY;
  };
  const nearest = (ids: readonly string[]): string | null =>
    [...ids].sort((a, b) => distance(a) - distance(b))[0] ?? null;

  if (direction === 'left' || direction === 'right') {
    const linked = graph.edges.flatMap((edge) =>
      direction === 'left'
        ? edge.target === nodeId
          ? [edge.source]
          : []
        : edge.source === nodeId
          ? [edge.target]
          : [],
    );
    const there = linked.filter((id) => positions[id]);
    if (there.length > 0) return nearest(there);
  }
  const beyond = graph.nodes.flatMap(({ id }) => {
    const at = positions[id];
    if (!at || id === nodeId) return [];
    const dx = at.x - own.x;
    const dy = at.y - own.y;
    const ahead = { left: -dx, right: dx, up: -dy, down: dy }[direction];
    const aside = direction === 'left' || direction === 'right' ? Math.abs(dy) : Math.abs(dx);
    return ahead > 0 && aside <= 2 * ahead + 100 ? [id] : [];
  });
  return nearest(beyond);
}
