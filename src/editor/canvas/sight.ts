// What of a large graph is worth drawing: the steps and wires in view, and from afar only what can be told from afar. Pure.

import { getViewportForBounds } from '@xyflow/react';
import { CARD_WIDTH, type Point, type Size } from '../geometry';
import type { WireEdge as FlowEdge } from './flow-graph';

/** Below this zoom small words cannot be read; only names are shown, larger. */
export const FAR = 0.4;

/** Round what is seen whole, the bar of tools at the bottom included. */
const PADDING = { top: '16px', right: '24px', bottom: '64px', left: '24px' } as const;
export const FIT = { padding: PADDING, maxZoom: 1, minZoom: 0.35 };

/** Every word on a step can be read from this zoom on. */
const READABLE = 0.75;
/** Of a workflow of so many steps it is more use to read the first ones than to see all of them too small. */
const FEW = 12;
/** Between the first steps and the edges of the view. */
const MARGIN = 16;

/** A part of the canvas, in its own measure. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What React Flow knows of its view: shift x, shift y and zoom, and its size on the screen. */
export interface View {
  readonly transform: [number, number, number];
  readonly width: number;
  readonly height: number;
}

/** What is in view, and `margin` times as much on each side of it. */
export function regionOf({ transform: [x, y, zoom], width, height }: View, margin: number): Region {
  const [wide, high] = [width / zoom, height / zoom];
  return {
    left: -x / zoom - margin * wide,
    top: -y / zoom - margin * high,
    right: -x / zoom + (1 + margin) * wide,
    bottom: -y / zoom + (1 + margin) * high,
  };
}

export const contains = (outer: Region, inner: Region): boolean =>
  inner.left >= outer.left && inner.top >= outer.top && inner.right <= outer.right && inner.bottom <= outer.bottom;

const touches = (a: Region, b: Region): boolean =>
  a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;

/** A step as far as its place is concerned. */
export interface Placed {
  readonly size: Size;
  readonly data: { readonly node: { readonly id: string } };
}
type Places = Readonly<Record<string, Point>>;

export const placeOf = ({ size, data }: Placed, places: Places): Region => {
  const { x, y } = places[data.node.id] ?? { x: 0, y: 0 };
  return { left: x, top: y, right: x + size.width, bottom: y + size.height };
};

/** What is worth drawing. */
export interface Sight {
  readonly far: boolean;
  readonly steps: ReadonlySet<string>;
}

/** Gives a function that gives the very same object while it would say the same. */
export function sightOf(): (steps: readonly Placed[], places: Places, region: Region, far: boolean) => Sight {
  let last: Sight = { far: false, steps: new Set() };
  return (steps, places, region, far) => {
    const seen = steps.filter((step) => touches(placeOf(step, places), region)).map(({ data }) => data.node.id);
    const same = far === last.far && seen.length === last.steps.size && seen.every((id) => last.steps.has(id));
    if (!same) last = { far, steps: new Set(seen) };
    return last;
  };
}

/** How far a wire may swing out beyond the steps it joins, as when it leads backwards. */
const SWING = 300;

/** The wires that may pass through; the same array where that is all of them. */
export function wiresIn(edges: FlowEdge[], steps: readonly Placed[], places: Places, region: Region): FlowEdge[] {
  const known = new Map(steps.map((step) => [step.data.node.id, placeOf(step, places)]));
  const some = edges.filter(({ source, target, selected }) => {
    const [a, b] = [known.get(source), known.get(target)];
    if (!a || !b || selected) return true;
    const both = {
      left: Math.min(a.left, b.left) - SWING,
      top: Math.min(a.top, b.top) - SWING,
      right: Math.max(a.right, b.right) + SWING,
      bottom: Math.max(a.bottom, b.bottom) + SWING,
    };
    return touches(both, region);
  });
  return some.length === edges.length ? edges : some;
}

/** What the steps take up together; there is at least one. */
export function boundsOf(steps: readonly Placed[], places: Places): Region {
  const all = steps.map((step) => placeOf(step, places));
  return {
    left: Math.min(...all.map(({ left }) => left)),
    top: Math.min(...all.map(({ top }) => top)),
    right: Math.max(...all.map(({ right }) => right)),
    bottom: Math.max(...all.map(({ bottom }) => bottom)),
  };
}

/** A place that holds all cards and wires, however the wires swing out; none where there is nothing. */
export function sheetOf(steps: readonly Placed[], places: Places) {
  if (steps.length === 0) return undefined;
  const { left, top, right, bottom } = boundsOf(steps, places);
  return { left: left - SWING, top: top - SWING, width: right - left + 2 * SWING, height: bottom - top + 2 * SWING };
}

/**
 * Where the view begins: on all of it, no larger than it is. What would then be too small to be read begins at its upper left
 * corner instead where it has few steps, and is shown no smaller than tells something where it has many.
 */
export function viewOfAll(steps: readonly Placed[], places: Places, { width, height }: Size): View {
  if (steps.length === 0) return { transform: [(width - CARD_WIDTH) / 2, height / 4, 1], width, height };
  const { left, top, right, bottom } = boundsOf(steps, places);
  const bounds = { x: left, y: top, width: right - left, height: bottom - top };
  const { x, y, zoom } = getViewportForBounds(bounds, width, height, FIT.minZoom, FIT.maxZoom, FIT.padding);
  if (zoom >= READABLE || steps.length > FEW) return { transform: [x, y, zoom], width, height };
  const room = (from: number, length: number, whole: number) =>
    Math.max(MARGIN, (whole - length * READABLE) / 2) - from * READABLE;
  const start = [room(bounds.x, bounds.width, width), room(bounds.y, bounds.height, height)] as const;
  return { transform: [...start, READABLE], width, height };
}
