// The smallest rectangle, turned any way, round a set of points. Plain geometry; knows nothing of photos or models.

export type Point = readonly [number, number];

export interface TurnedRectangle {
  readonly centre: Point;
  /** Direction of the side `width`, a unit vector; `height` is at a right angle to it. */
  readonly along: Point;
  readonly width: number;
  readonly height: number;
}

/** Corners of the smallest convex polygon round `points`, in turn (Andrew's monotone chain); without points on its edges. */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort(([ax, ay], [bx, by]) => ax - bx || ay - by);
  const half = (ordered: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length > 1 && turn(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  const hull = [...half(sorted), ...half(sorted.reverse())];
  return hull.length > 0 ? hull : sorted.slice(0, 1);
}

/** Above 0 where the way from `a` over `b` to `c` turns one way, below where it turns the other. */
function turn(a: Point = [0, 0], b: Point = [0, 0], c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/**
 * The rectangle of the least area round `points`, at least one: one of its sides lies on an edge of their convex hull
 * (Freeman and Shapira, 1975). Without area for points in a line.
 */
export function minAreaRectangle(points: readonly Point[]): TurnedRectangle {
  const hull = convexHull(points);
  let best: TurnedRectangle | undefined;
  for (const [i, from] of hull.entries()) {
    const to = hull[(i + 1) % hull.length] ?? from;
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const along: Point = length > 0 ? [(to[0] - from[0]) / length, (to[1] - from[1]) / length] : [1, 0];
    const rectangle = rectangleAlong(hull, along);
    if (!best || rectangle.width * rectangle.height < best.width * best.height) best = rectangle;
  }
  if (!best) throw new RangeError('There is no rectangle round no points.');
  return best;
}

function rectangleAlong(hull: readonly Point[], [dx, dy]: Point): TurnedRectangle {
  let [low, high, near, far] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of hull) {
    const u = x * dx + y * dy;
    const v = y * dx - x * dy;
    low = Math.min(low, u);
    high = Math.max(high, u);
    near = Math.min(near, v);
    far = Math.max(far, v);
  }
  const [u, v] = [(low + high) / 2, (near + far) / 2];
  return { centre: [u * dx - v * dy, u * dy + v * dx], along: [dx, dy], width: high - low, height: far - near };
}

/** Its corners, clockwise on a screen from the one at the top left: of the two on the left the upper one. */
export function cornersOf({ centre, along: [dx, dy], width, height }: TurnedRectangle): [Point, Point, Point, Point] {
  const at = (u: number, v: number): Point => [centre[0] + u * dx - v * dy, centre[1] + u * dy + v * dx];
  const [w, h] = [width / 2, height / 2];
  const [a, b, c, d] = [at(-w, -h), at(w, -h), at(w, h), at(-w, h)].sort((p, q) => p[0] - q[0]) as [
    Point,
    Point,
    Point,
    Point,
  ];
  const [topLeft, bottomLeft] = b[1] > a[1] ? [a, b] : [b, a];
  const [topRight, bottomRight] = d[1] > c[1] ? [c, d] : [d, c];
  return [topLeft, topRight, bottomRight, bottomLeft];
}
