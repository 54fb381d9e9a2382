// From the file to pixels: what a model sees, and the whole image for exports. A photo without steps goes from the file
// to the wanted size in one pass (JPEGs are shrunk while they are read). Knows no model, only a size and a way to fit;
// the result depends on nothing but the file, the steps and that.

import type { Affine, ImageValue, PixelStep, Rgb } from '../core/data-types';
import { compose, scaling, translation } from '../vision/affine';
import { explained } from './decode-error';
import { applySteps, rgbObject, toRaw } from './pixel-steps';
import type { RawImage } from './raw-image';
import { openPhoto, openRaw } from './sharp-setup';

export interface ModelInputSpec {
  readonly width: number;
  readonly height: number;
  /** `stretch` ignores the photo's shape, `letterbox` keeps it, centred, with `pad` round it. */
  readonly resize: 'stretch' | 'letterbox';
  readonly pad: Rgb;
}

export interface ModelInput {
  /** RGB, height x width x 3. */
  readonly data: Uint8Array;
  /** Maps pixels of the model's input to pixels of the image. */
  readonly toImage: Affine;
}

interface Target {
  readonly width: number;
  readonly height: number;
}

/** Size of `image` scaled to fit into `spec`. */
function innerSize(image: Target, spec: ModelInputSpec): Target {
  if (spec.resize === 'stretch') return { width: spec.width, height: spec.height };
  const factor = Math.min(spec.width / image.width, spec.height / image.height);
  return {
    width: Math.max(1, Math.round(image.width * factor)),
    height: Math.max(1, Math.round(image.height * factor)),
  };
}

/** Pixels after `steps`; a leading resize is part of reading the file. */
async function decodeSteps(path: string, steps: readonly PixelStep[]): Promise<RawImage> {
  const [first, ...rest] = steps;
  if (first?.kind !== 'resize') return applySteps(await toRaw(openPhoto(path)), steps);
  const resized = await toRaw(openPhoto(path).resize(first.width, first.height, { fit: 'fill' }));
  return applySteps(resized, rest);
}

/** Pixels of `image` scaled to `target`, with `edges` round them. */
async function decodeTo(
  path: string,
  image: ImageValue,
  target: Target,
  edges?: Omit<Extract<PixelStep, { kind: 'pad' }>, 'kind'>,
): Promise<RawImage> {
  const direct = image.steps.length === 0;
  const open = direct ? openPhoto(path) : openRaw(await decodeSteps(path, image.steps));
  const resized = open.resize(target.width, target.height, { fit: 'fill' });
  return toRaw(edges === undefined ? resized : resized.extend({ ...edges, background: rgbObject(edges.colour) }));
}

/**
 * What a model sees of the photo at `path` after the steps of `image`: `spec.width` x `spec.height` RGB bytes.
 * Throws `truncated_image`, `corrupt_image`, `too_many_pixels` or `photo_timeout`.
 */
export async function toModelInput(path: string, image: ImageValue, spec: ModelInputSpec): Promise<ModelInput> {
  const inner = innerSize(image, spec);
  const left = Math.floor((spec.width - inner.width) / 2);
  const top = Math.floor((spec.height - inner.height) / 2);
  const right = spec.width - inner.width - left;
  const bottom = spec.height - inner.height - top;
  const edges = left + top + right + bottom === 0 ? undefined : { left, top, right, bottom, colour: spec.pad };
  const { data } = await explained(path, decodeTo(path, image, inner, edges));
  const unscale = scaling(image.width / inner.width, image.height / inner.height);
  return { data, toImage: compose(unscale, translation(-left, -top)) };
}

/**
 * All pixels of `image` after its steps, without marks. With `maxSide` scaled down so that the longer side is at most
 * that; never enlarged. Throws as `toModelInput`.
 */
export function render(path: string, image: ImageValue, maxSide = Infinity): Promise<RawImage> {
  const factor = Math.min(1, maxSide / Math.max(image.width, image.height));
  if (factor === 1) return explained(path, decodeSteps(path, image.steps));
  const width = Math.max(1, Math.round(image.width * factor));
  const height = Math.max(1, Math.round(image.height * factor));
  return explained(path, decodeTo(path, image, { width, height }));
}
