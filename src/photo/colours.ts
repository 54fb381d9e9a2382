// The colour of a label on screen: the same as on exported photos. Knows no theme.

import type { Rgb } from '../core/data-types';
import { labelColour } from '../vision/label-colours';

const css = ([r, g, b]: Rgb, alpha = 1): string =>
  alpha === 1 ? `rgb(${r} ${g} ${b})` : `rgb(${r} ${g} ${b} / ${alpha})`;

/** What has a label, and perhaps a colour of its own. */
interface Coloured {
  readonly label: string;
  readonly colour?: Rgb;
}
const rgbOf = ({ label, colour }: Coloured): Rgb => colour ?? labelColour(label);

/** Colour of frames, tags and table swatches. */
export const colourOf = (what: string | Coloured, alpha?: number): string =>
  css(typeof what === 'string' ? labelColour(what) : rgbOf(what), alpha);

/** Relative luminance by WCAG 2.2. */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Black or white, whichever reads better on the colour. */
export function inkOn(what: Coloured): '#000' | '#fff' {
  const light = luminance(rgbOf(what));
  return (light + 0.05) / 0.05 >= 1.05 / (light + 0.05) ? '#000' : '#fff';
}
