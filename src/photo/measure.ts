// Width of a text in the type of the tags, measured by the browser once per text. Knows no tag.

export const TAG_FONT = '600 12px "Inter Variable", system-ui, sans-serif';

let context: CanvasRenderingContext2D | null | undefined;
const widths = new Map<string, number>();

/** In screen pixels; outside a browser a fair guess. */
export function measureText(text: string): number {
  const known = widths.get(text);
  if (known !== undefined) return known;
  if (context === undefined) {
    context = typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d');
    if (context) context.font = TAG_FONT;
  }
  const width = context ? Math.ceil(context.measureText(text).width) : text.length * 7;
  if (widths.size > 5_000) widths.clear();
  widths.set(text, width);
  return width;
}
