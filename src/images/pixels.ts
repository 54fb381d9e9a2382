// From the file to pixels: what a model sees, and the whole image for exports. A photo without steps goes from the file
// to the wanted size in one pass (JPEGs are shrunk while they are read). Knows no model, only a size and a way to fit;
// the result depends on nothing but the file, the steps and that.

import type { Sharp } from 'sharp';
import type { Affine, ImageValue, PixelStep, Rgb } from '../core/data-types';
import { type Fit, type FitRule, fitToInput, type Size } from '../vision/fit';
import { explained } from './decode-error';
import { applySteps, rgbObject, toRaw } from './pixel-steps';
import type { RawImage } from './raw-image';
import { openPhoto, openRaw } from './sharp-setup';

export interface ModelInputSpec extends FitRule {
  readonly pad: Rgb;
}

export interface ModelInput {
  /** RGB, height x width x 3. */
  readonly data: Uint8Array;
  /** Maps pixels of the model's input to pixels of the image. */
  readonly toImage: Affine;
}

/** Pixels after `steps`; a leading resize is part of reading the file. */
async function decodeSteps(path: string, steps: readonly PixelStep[]): Promise<RawImage> {
  const [first, ...rest] = steps;
  if (first?.kind !== 'resize') return applySteps(await toRaw(openPhoto(path)), steps);
  const resized = await toRaw(openPhoto(path).resize(first.width, first.height, { fit: 'fill' }));
  return applySteps(resized, rest);
}

/** Pixels of `image` scaled to `target`. */
async function decodeTo(path: string, image: ImageValue, target: Size): Promise<Sharp> {
  const open = image.steps.length === 0 ? openPhoto(path) : openRaw(await decodeSteps(path, image.steps));
  return open.resize(target.width, target.height, { fit: 'fill' });
}

/** The part of the resized photo that the input shows, with the padding round it. */
async function placed(photo: Sharp, { resized, left, top }: Fit, spec: ModelInputSpec): Promise<RawImage> {
  const visible = {
    left: Math.max(0, -left),
    top: Math.max(0, -top),
    width: Math.min(resized.width, spec.width),
    height: Math.min(resized.height, spec.height),
  };
  const isWhole = visible.width === resized.width && visible.height === resized.height;
  const cut = isWhole ? photo : photo.extract(visible);
  const edges = {
    left: Math.max(0, left),
    top: Math.max(0, top),
    right: spec.width - visible.width - Math.max(0, left),
    bottom: spec.height - visible.height - Math.max(0, top),
  };
  const isFull = edges.left + edges.top + edges.right + edges.bottom === 0;
  return toRaw(isFull ? cut : cut.extend({ ...edges, background: rgbObject(spec.pad) }));
}

/**
 * What a model sees of the photo at `path` after the steps of `image`: `spec.width` x `spec.height` RGB bytes.
 * Throws `truncated_image`, `corrupt_image`, `too_many_pixels` or `photo_timeout`.
 */
export async function toModelInput(path: string, image: ImageValue, spec: ModelInputSpec): Promise<ModelInput> {
  const fit = fitToInput(image, spec);
  const make = async () => placed(await decodeTo(path, image, fit.resized), fit, spec);
  const { data } = await explained(path, make());
  return { data, toImage: fit.toImage };
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
  const make = async () => toRaw(await decodeTo(path, image, { width, height }));
  return explained(path, make());
}
