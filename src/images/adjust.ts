// Brightness, contrast, gamma and saturation on decoded pixels. Pure arithmetic on bytes; knows no library and no files.

import type { PixelStep } from '../core/data-types';
import type { RawImage } from './raw-image';

type Adjust = Extract<PixelStep, { kind: 'adjust' }>;

/** Luma weights of Rec. 709, those of sRGB. */
const RED = 0.2126;
const GREEN = 0.7152;
const BLUE = 0.0722;

const CONTRAST_CENTRE = 127.5;

/** The curve every channel goes through: brightness, then contrast round mid-grey, then gamma. */
function curveOf({ brightness, contrast, gamma }: Adjust): Uint8ClampedArray {
  const curve = new Uint8ClampedArray(256);
  for (let value = 0; value < 256; value += 1) {
    const straight = (value * brightness - CONTRAST_CENTRE) * contrast + CONTRAST_CENTRE;
    const share = Math.min(1, Math.max(0, straight / 255));
    curve[value] = 255 * share ** (1 / gamma);
  }
  return curve;
}

/**
 * `image` adjusted, as a new picture of the same size. Brightness, contrast and saturation are factors, gamma is the
 * inverse exponent (above 1 lightens); 1 leaves each unchanged. Saturation comes last, round the luma.
 */
export function adjustPixels(image: RawImage, adjust: Adjust): RawImage {
  const curve = curveOf(adjust);
  const { saturation } = adjust;
  const from = image.data;
  const to = new Uint8ClampedArray(from.length);
  if (saturation === 1) {
    for (let at = 0; at < from.length; at += 1) to[at] = curve[from[at] ?? 0] ?? 0;
  } else {
    for (let at = 0; at + 2 < from.length; at += 3) {
      const red = curve[from[at] ?? 0] ?? 0;
      const green = curve[from[at + 1] ?? 0] ?? 0;
      const blue = curve[from[at + 2] ?? 0] ?? 0;
      const luma = RED * red + GREEN * green + BLUE * blue;
      to[at] = luma + (red - luma) * saturation;
      to[at + 1] = luma + (green - luma) * saturation;
      to[at + 2] = luma + (blue - luma) * saturation;
    }
  }
  return { ...image, data: new Uint8Array(to.buffer) };
}
