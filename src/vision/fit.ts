// How a photo is brought to the size a model wants: which part of it, at which size, at which place of the input.
// The one truth of it, for those who make the pixels and those who map results back. Arithmetic only; knows no pixels.

import type { Affine } from '../core/data-types';
import { compose, scaling, translation } from './affine';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a card says of the fitting; `padAt` and `cropShare` as there, centred and whole where left out. */
export interface FitRule extends Size {
  readonly resize: 'stretch' | 'letterbox' | 'centre-crop';
  readonly padAt?: 'centre' | 'end' | undefined;
  readonly cropShare?: number | undefined;
}

export interface Fit {
  /** Size of the whole photo when resized, before padding or cutting. */
  readonly resized: Size;
  /** Where the resized photo's top left corner lies in the input: negative where it is cut. */
  readonly left: number;
  readonly top: number;
  /** Maps pixels of the input to pixels of the photo. */
  readonly toImage: Affine;
}

function resizedSize(image: Size, { width, height, resize, cropShare = 1 }: FitRule): Size {
  if (resize === 'stretch') return { width, height };
  const [across, down] = [width / image.width, height / image.height];
  const factor = resize === 'letterbox' ? Math.min(across, down) : Math.max(across, down) / cropShare;
  const side = (length: number) => Math.max(1, Math.round(length * factor));
  return { width: side(image.width), height: side(image.height) };
}

/**
 * How `image` fits into `rule.width` x `rule.height`. Whole pixels: the sides are rounded, of an odd padding the larger
 * half is right and below, so that what is mapped back is exactly what was made.
 */
export function fitToInput(image: Size, rule: FitRule): Fit {
  const resized = resizedSize(image, rule);
  const atEnd = rule.resize === 'letterbox' && rule.padAt === 'end';
  const left = atEnd ? 0 : Math.floor((rule.width - resized.width) / 2);
  const top = atEnd ? 0 : Math.floor((rule.height - resized.height) / 2);
  const unscale = scaling(image.width / resized.width, image.height / resized.height);
  return { resized, left, top, toImage: compose(unscale, translation(-left, -top)) };
}
