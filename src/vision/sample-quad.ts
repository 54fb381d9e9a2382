// Cuts a four-cornered piece out of a picture and lays it flat, at another size. Pure arithmetic on bytes; knows no photo files.

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** RGB, row by row. */
  readonly data: Uint8Array;
}

type Corner = readonly [number, number];
/** Clockwise from the corner that becomes the top left, in pixels of the picture. */
export type Quad = readonly [Corner, Corner, Corner, Corner];

/** More sub-samples than this a side change nothing to be seen. */
const MAX_SAMPLES = 4;

/** Lengths of the two sides of a piece that stay side by side: the longer of each pair. */
export function quadSize([a, b, c, d]: Quad): { width: number; height: number } {
  const length = ([x1, y1]: Corner, [x2, y2]: Corner) => Math.hypot(x2 - x1, y2 - y1);
  return { width: Math.max(length(a, b), length(d, c)), height: Math.max(length(a, d), length(b, c)) };
}

/**
 * The piece as `width` x `height` RGB bytes, put at the left of rows of `rowWidth` pixels that `out` has. Smooth between pixels;
 * where the piece is made smaller, the mean of up to 4 x 4 places. Outside of the picture its border goes on.
 */
export function sampleQuad(
  picture: Pixels,
  quad: Quad,
  { width, height }: { width: number; height: number },
  out: Uint8Array,
  rowWidth = width,
): void {
  const size = quadSize(quad);
  const across = samples(size.width / width);
  const down = samples(size.height / height);
  const [a, b, c, d] = quad;
  const sums = new Float64Array(3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      sums.fill(0);
      for (let j = 0; j < down; j++) {
        const v = (y + (j + 0.5) / down) / height;
        for (let i = 0; i < across; i++) {
          const u = (x + (i + 0.5) / across) / width;
          const px = (a[0] * (1 - u) + b[0] * u) * (1 - v) + (d[0] * (1 - u) + c[0] * u) * v;
          const py = (a[1] * (1 - u) + b[1] * u) * (1 - v) + (d[1] * (1 - u) + c[1] * u) * v;
          addSample(picture, px - 0.5, py - 0.5, sums);
        }
      }
      const at = (y * rowWidth + x) * 3;
      for (let channel = 0; channel < 3; channel++)
        out[at + channel] = Math.round((sums[channel] ?? 0) / (across * down));
    }
  }
}

const samples = (factor: number): number => Math.min(MAX_SAMPLES, Math.max(1, Math.ceil(factor)));

/** Adds the colour at (x, y), counted between centres of pixels, to `sums`. */
function addSample({ width, height, data }: Pixels, x: number, y: number, sums: Float64Array): void {
  const cx = Math.min(Math.max(x, 0), width - 1);
  const cy = Math.min(Math.max(y, 0), height - 1);
  const [left, top] = [Math.floor(cx), Math.floor(cy)];
  const right = Math.min(width - 1, left + 1);
  const bottom = Math.min(height - 1, top + 1);
  const [fx, fy] = [cx - left, cy - top];
  for (let channel = 0; channel < 3; channel++) {
    const value = (column: number, row: number) => data[(row * width + column) * 3 + channel] ?? 0;
    const upper = value(left, top) * (1 - fx) + value(right, top) * fx;
    const lower = value(left, bottom) * (1 - fx) + value(right, bottom) * fx;
    sums[channel] = (sums[channel] ?? 0) + upper * (1 - fy) + lower * fy;
  }
}
