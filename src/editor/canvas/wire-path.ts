// The way of a wire: a curve from left to right; back to a step in another row it goes between the rows instead of behind the
// cards. Pure.

import { getBezierPath, getSmoothStepPath, Position } from '@xyflow/react';
import type { Point } from '../geometry';

/** How far the card a wire starts at reaches above and below its port. */
export interface Reach {
  readonly above: number;
  readonly below: number;
}

/** From the cards to the wire that goes round them. */
const AROUND = 22;

/** What to draw, and the middle of it. */
export function wirePath(from: Point, to: Point, reach?: Reach): readonly [path: string, x: number, y: number] {
  const ends = {
    sourceX: from.x,
    sourceY: from.y,
    sourcePosition: Position.Right,
    targetX: to.x,
    targetY: to.y,
    targetPosition: Position.Left,
  };
  const lane = to.x < from.x + 2 * AROUND && reach ? laneOf(from.y, to.y, reach) : null;
  const [path, x, y] =
    lane === null
      ? getBezierPath(ends)
      : getSmoothStepPath({ ...ends, centerY: lane, offset: AROUND, borderRadius: 14 });
  return [path, x, y];
}

/** Below or above the card, where the other end lies beyond that. */
function laneOf(from: number, to: number, { above, below }: Reach): number | null {
  if (to > from + below + AROUND) return from + below + AROUND;
  if (to < from - above - AROUND) return from - above - AROUND;
  return null;
}
