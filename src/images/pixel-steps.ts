// Carries out recorded steps on decoded pixels, one after the other, each exactly as src/vision/image-steps.ts maps
// coordinates. Knows nothing of files, models or marks.

import type { Sharp } from 'sharp';
import type { PixelStep, Rgb } from '../core/data-types';
import { LensgraphError } from '../core/errors';
import { adjustPixels } from './adjust';
import type { RawImage } from './raw-image';
import { openRaw } from './sharp-setup';

/** Runs `pipeline` to 8-bit RGB; transparency ends on white, grey, CMYK and 16 bits become plain RGB. */
export async function toRaw(pipeline: Sharp): Promise<RawImage> {
  const { data, info } = await pipeline
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new LensgraphError('internal', { channels: info.channels });
  return { data, width: info.width, height: info.height };
}

export function rgbObject([r, g, b]: Rgb): { r: number; g: number; b: number } {
  return { r, g, b };
}

function pipelineOf(image: RawImage, step: Exclude<PixelStep, { kind: 'adjust' }>): Sharp {
  const open = openRaw(image);
  switch (step.kind) {
    case 'resize':
      return open.resize(step.width, step.height, { fit: 'fill' });
    case 'pad': {
      const { left, top, right, bottom, colour } = step;
      return open.extend({ left, top, right, bottom, background: rgbObject(colour) });
    }
    case 'crop':
      return open.extract({ left: step.left, top: step.top, width: step.width, height: step.height });
    case 'rotate':
      return open.rotate(step.degrees);
    case 'flip':
      return step.axis === 'horizontal' ? open.flop() : open.flip();
  }
}

/** `image` after `steps`, in order. */
export async function applySteps(image: RawImage, steps: readonly PixelStep[]): Promise<RawImage> {
  let current = image;
  for (const step of steps) {
    current = step.kind === 'adjust' ? adjustPixels(current, step) : await toRaw(pipelineOf(current, step));
  }
  return current;
}
