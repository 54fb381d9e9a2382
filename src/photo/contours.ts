// Outlines of masks and joints of bodies as few SVG paths, one per label and kind of line. Pure; knows no React.

import type { Rgb, Rle } from '../core/data-types';
import { seenJoints } from '../vision/joints';
import { rleMiddle } from '../vision/rle';
import { type Polygon, rlePolygons } from '../vision/rle-polygons';
import { dot, round } from './frames';
import type { PhotoArea, PhotoObject } from './photo-object';

export interface ShapePath {
  readonly key: string;
  readonly label: string;
  readonly colour?: Rgb;
  readonly d: string;
}

/** Corners nearer to the line than this part of the longer side are left out: nobody sees them. */
const TOLERANCE = 1 / 900;
/** Specks are not worth a line; in pixels of the mask. */
const LEAST_CORNERS = 3;

interface Size {
  readonly width: number;
  readonly height: number;
}

const known = new WeakMap<Rle, readonly Polygon[]>();

/** A mask is walked round once, however often it is drawn. */
function polygonsOf(mask: Rle): readonly Polygon[] {
  const before = known.get(mask);
  if (before) return before;
  const polygons = rlePolygons(mask, Math.max(1, Math.max(mask.width, mask.height) * TOLERANCE));
  known.set(mask, polygons);
  return polygons;
}

function contour(mask: Rle, { width, height }: Size): string {
  const [sx, sy] = [width / mask.width, height / mask.height];
  return polygonsOf(mask)
    .filter((polygon) => polygon.length >= LEAST_CORNERS)
    .map((polygon) => `M${polygon.map(([x, y]) => `${round(x * sx)} ${round(y * sy)}`).join('L')}Z`)
    .join('');
}

type Drawn = Pick<PhotoObject, 'label' | 'colour'>;

function byLabel<T extends Drawn>(things: readonly T[], draw: (thing: T) => string): ShapePath[] {
  const paths = new Map<string, { first: T; parts: string[] }>();
  for (const thing of things) {
    const d = draw(thing);
    if (d === '') continue;
    const path = paths.get(thing.label) ?? { first: thing, parts: [] };
    path.parts.push(d);
    paths.set(thing.label, path);
  }
  return [...paths].map(
    ([
      key,
      {
        first: { label, colour },
        parts,
      },
    ]) => ({
      key,
      label,
      d: parts.join(''),
      ...(colour ? { colour } : {}),
    }),
  );
}

/** Outlines of all masks, by label. */
export const contourPaths = (objects: readonly PhotoObject[], areas: readonly PhotoArea[], photo: Size): ShapePath[] =>
  byLabel<Drawn & { readonly mask?: Rle }>([...areas, ...objects], ({ mask }) => (mask ? contour(mask, photo) : ''));

/** Lines between joints, by label. */
export const bonePaths = (objects: readonly PhotoObject[]): ShapePath[] =>
  byLabel(objects, (object) => {
    const { points = [], lines = [] } = seenJoints(object) ?? {};
    return lines
      .flatMap(([i, j]) => {
        const [from, to] = [points[i], points[j]];
        return from && to ? [`M${round(from[0])} ${round(from[1])}L${round(to[0])} ${round(to[1])}`] : [];
      })
      .join('');
  });

/** Joints, by label. */
export const jointPaths = (objects: readonly PhotoObject[]): ShapePath[] =>
  byLabel(objects, (object) => (seenJoints(object)?.points ?? []).map(dot).join(''));

/** Objects that are their middle only, by label. */
export const pointPaths = (objects: readonly PhotoObject[]): ShapePath[] =>
  byLabel(objects, ({ points }) => (points?.[0] && points.length === 1 ? dot(points[0]) : ''));

export interface AreaTag extends Drawn {
  readonly x: number;
  readonly y: number;
}

/** Where the name of an area stands: a place well inside, in pixels of the photo. */
export const areaTags = (areas: readonly PhotoArea[], { width, height }: Size): AreaTag[] =>
  areas.flatMap(({ label, colour, mask }) => {
    const middle = rleMiddle(mask);
    if (!middle) return [];
    const [x, y] = middle;
    const at = { x: (x * width) / mask.width, y: (y * height) / mask.height };
    return [{ label, ...at, ...(colour ? { colour } : {}) }];
  });
