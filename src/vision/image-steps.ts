// What was done to an image, recorded: the size and the map to the source after each step, and the settings of the
// "Prepare" step turned into whole pixels. Pure; touches no pixels and no files.

import type { Affine, ImageSource, ImageValue, PixelStep, Rgb } from '../core/data-types';
import { compose, IDENTITY, scaling, translation } from './affine';
import { assertPixelLimit } from './pixel-limit';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** One setting of the "Prepare" step, as stored in a workflow. Crops are fractions (0..1) of the image before them. */
export type PrepareStep =
  | {
      readonly kind: 'resize';
      readonly width?: number;
      readonly height?: number;
      readonly fit: 'inside' | 'fill' | 'pad';
    }
  | { readonly kind: 'crop'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  | { readonly kind: 'rotate'; readonly degrees: 90 | 180 | 270 }
  | { readonly kind: 'flip'; readonly axis: 'horizontal' | 'vertical' }
  | {
      readonly kind: 'adjust';
      readonly brightness?: number;
      readonly contrast?: number;
      readonly gamma?: number;
      readonly saturation?: number;
    };

/** The grey that detectors are trained to see round a letterboxed photo. */
export const PAD_GREY: Rgb = [114, 114, 114];

/** The untouched image of a photo. Copies the four fields of a source and drops whatever else the object carries. */
export function imageOf(source: ImageSource): ImageValue {
  const { id, width, height, format } = source;
  return { source: { id, width, height, format }, steps: [], width, height, toSource: IDENTITY, marks: [] };
}

/** Size after `step`. */
function sizeAfter(before: Size, step: PixelStep): Size {
  switch (step.kind) {
    case 'resize':
    case 'crop':
      return { width: step.width, height: step.height };
    case 'pad':
      return { width: before.width + step.left + step.right, height: before.height + step.top + step.bottom };
    case 'rotate':
      return step.degrees === 180 ? before : { width: before.height, height: before.width };
    case 'flip':
    case 'adjust':
      return before;
  }
}

/** Maps pixels of the image after `step` to pixels of the image before it. */
function mapBack(before: Size, step: PixelStep): Affine {
  const { width, height } = before;
  switch (step.kind) {
    case 'resize':
      return scaling(width / step.width, height / step.height);
    case 'pad':
      return translation(-step.left, -step.top);
    case 'crop':
      return translation(step.left, step.top);
    case 'rotate':
      if (step.degrees === 90) return [0, -1, 1, 0, 0, height];
      return step.degrees === 180 ? [-1, 0, 0, -1, width, height] : [0, 1, -1, 0, width, 0];
    case 'flip':
      return step.axis === 'horizontal' ? [-1, 0, 0, 1, width, 0] : [1, 0, 0, -1, 0, height];
    case 'adjust':
      return IDENTITY;
  }
}

/**
 * `image` with one more step recorded; marks stay. Turns are clockwise; `horizontal` swaps left and right.
 * Throws `too_many_pixels` when the result would be over the limit.
 */
export function applyStep(image: ImageValue, step: PixelStep): ImageValue {
  const { width, height } = sizeAfter(image, step);
  assertPixelLimit(width, height);
  return {
    ...image,
    steps: [...image.steps, step],
    width,
    height,
    toSource: compose(image.toSource, mapBack(image, step)),
  };
}

const atLeastOne = (value: number): number => Math.max(1, Math.round(value));

function scaledBy(image: Size, factor: number): Size {
  return { width: atLeastOne(image.width * factor), height: atLeastOne(image.height * factor) };
}

function resolveResize(image: Size, step: Extract<PrepareStep, { kind: 'resize' }>): PixelStep[] {
  const { width, height, fit } = step;
  if (width === undefined && height === undefined) return [];
  const factor = Math.min((width ?? Infinity) / image.width, (height ?? Infinity) / image.height);
  const bothSides = width !== undefined && height !== undefined;
  let target: Size;
  if (fit === 'inside') target = scaledBy(image, Math.min(1, factor));
  else if (fit === 'fill' && bothSides) target = { width, height };
  else target = scaledBy(image, factor);
  const unchanged = target.width === image.width && target.height === image.height;
  const steps: PixelStep[] = unchanged ? [] : [{ kind: 'resize', ...target }];
  if (fit === 'pad' && bothSides) {
    const left = Math.floor((width - target.width) / 2);
    const top = Math.floor((height - target.height) / 2);
    const right = width - target.width - left;
    const bottom = height - target.height - top;
    if (left + top + right + bottom > 0) steps.push({ kind: 'pad', left, top, right, bottom, colour: PAD_GREY });
  }
  return steps;
}

/** Whole pixels `[start, length]` of the span `from`..`from + part` (fractions) of `size`; never empty, never outside. */
function span(from: number, part: number, size: number): [number, number] {
  const start = Math.min(size - 1, Math.max(0, Math.round(from * size)));
  const end = Math.min(size, Math.max(start + 1, Math.round((from + part) * size)));
  return [start, end - start];
}

function resolveCrop(image: Size, step: Extract<PrepareStep, { kind: 'crop' }>): PixelStep[] {
  const [left, width] = span(step.x, step.width, image.width);
  const [top, height] = span(step.y, step.height, image.height);
  return width === image.width && height === image.height ? [] : [{ kind: 'crop', left, top, width, height }];
}

function resolveAdjust(step: Extract<PrepareStep, { kind: 'adjust' }>): PixelStep[] {
  const { brightness = 1, contrast = 1, gamma = 1, saturation = 1 } = step;
  const neutral = brightness === 1 && contrast === 1 && gamma === 1 && saturation === 1;
  return neutral ? [] : [{ kind: 'adjust', brightness, contrast, gamma, saturation }];
}

/**
 * A setting of the "Prepare" step as pixel steps on `image`; none when nothing would change.
 * `inside` fits the photo into width x height and never enlarges; `fill` makes exactly that size (with one side given,
 * the other follows the photo's shape); `pad` fits it inside and fills the rest with grey, centred.
 */
export function resolveStep(image: Size, step: PrepareStep): PixelStep[] {
  switch (step.kind) {
    case 'resize':
      return resolveResize(image, step);
    case 'crop':
      return resolveCrop(image, step);
    case 'adjust':
      return resolveAdjust(step);
    case 'rotate':
    case 'flip':
      return [step];
  }
}

/** `image` after all `steps` of a "Prepare" step, each resolved on what the one before it left. */
export function prepare(image: ImageValue, steps: readonly PrepareStep[]): ImageValue {
  let result = image;
  for (const step of steps) {
    for (const pixelStep of resolveStep(result, step)) result = applyStep(result, pixelStep);
  }
  return result;
}
