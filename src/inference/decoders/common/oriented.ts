// Boxes at an angle: from centre, size and angle to corners, and the upright box round them.
// Source: ultralytics utils/ops.py, xywhr2xyxyxyxy (angle in radians, clockwise on the screen).

import type { Box } from '../../../core/data-types';

export type Corners = readonly (readonly [number, number])[];

/** Four corners, clockwise from the top left of the unturned box. */
export function cornersOf(cx: number, cy: number, width: number, height: number, angle: number): Corners {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const corner = (x: number, y: number) => [cx + x * cos - y * sin, cy + x * sin + y * cos] as const;
  const [w, h] = [width / 2, height / 2];
  return [corner(-w, -h), corner(w, -h), corner(w, h), corner(-w, h)];
}

export function boxRound(points: Corners): Box {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
