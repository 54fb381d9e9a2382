// From a map of how likely each cell belongs to text to the places of the lines: the second half of Differentiable
// Binarization, as PP-OCR uses it. Pure arithmetic; knows no model and no photo.
// Source: PaddlePaddle/PaddleOCR, ppocr/postprocess/db_postprocess.py (boxes_from_bitmap, "fast" score, four corners).

import { components, type Run } from './components';
import { cornersOf, minAreaRectangle, type Point, type TurnedRectangle } from './min-area-rectangle';

export interface TextMap {
  readonly width: number;
  readonly height: number;
  /** Probabilities, row by row. */
  readonly values: Float32Array;
}

export interface TextBoxSettings {
  /** Cells above this are text. */
  readonly cell: number;
  /** The least mean probability of a line. */
  readonly box: number;
  /** How much a line grows: the model marks its core only. */
  readonly unclip: number;
  /** Lines looked at. */
  readonly maxLines: number;
}
/** As PP-OCR's own tools have them (tools/infer/utility.py). */
export const TEXT_BOX_DEFAULTS: TextBoxSettings = { cell: 0.3, box: 0.6, unclip: 1.5, maxLines: 1_000 };

export interface TextBox {
  /** Clockwise from the top left, in cells of the map. */
  readonly points: readonly [Point, Point, Point, Point];
  /** Mean probability of the core, 0..1. */
  readonly score: number;
}

/** Sides below this, in cells, are dirt: before and after growing. */
const MIN_SIDE = 3;
const MIN_GROWN_SIDE = 5;

/**
 * The lines of text in `map`, in the order of their first cell. A rectangle grows on all sides by area * unclip / perimeter:
 * what offsetting its outline with round corners and taking the smallest rectangle again comes to, without a polygon library.
 * `capped`: there were more than `maxLines` regions.
 */
export function textBoxes(
  map: TextMap,
  settings: Partial<TextBoxSettings> = {},
): { readonly boxes: readonly TextBox[]; readonly capped: boolean } {
  const { cell, box, unclip, maxLines } = { ...TEXT_BOX_DEFAULTS, ...settings };
  const regions = components(map.width, map.height, (i) => (map.values[i] ?? 0) > cell);
  const boxes = regions.slice(0, maxLines).flatMap((region): TextBox[] => {
    const core = minAreaRectangle(endsOf(region));
    if (Math.min(core.width, core.height) < MIN_SIDE) return [];
    const score = meanInside(map, core);
    if (score < box) return [];
    const grown = grow(core, unclip);
    return Math.min(grown.width, grown.height) < MIN_GROWN_SIDE ? [] : [{ points: cornersOf(grown), score }];
  });
  return { boxes, capped: regions.length > maxLines };
}

/** The hull of a region is the hull of its runs' ends. */
const endsOf = (region: readonly Run[]): Point[] =>
  region.flatMap(({ y, from, to }): Point[] =>
    from === to
      ? [[from, y]]
      : [
          [from, y],
          [to, y],
        ],
  );

function grow(rectangle: TurnedRectangle, unclip: number): TurnedRectangle {
  const { width, height } = rectangle;
  const by = (width * height * unclip) / (2 * (width + height));
  return { ...rectangle, width: width + 2 * by, height: height + 2 * by };
}

/** Mean of the cells whose centres lie in the rectangle or on its edge. */
function meanInside({ width, height, values }: TextMap, rectangle: TurnedRectangle): number {
  const { centre, along } = rectangle;
  const corners = cornersOf(rectangle);
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const right = Math.min(width - 1, Math.ceil(Math.max(...xs)));
  const bottom = Math.min(height - 1, Math.ceil(Math.max(...ys)));
  // A cell's centre on the very edge counts, whatever rounding did to it.
  const halfWidth = rectangle.width / 2 + 1e-6;
  const halfHeight = rectangle.height / 2 + 1e-6;
  let sum = 0;
  let cells = 0;
  for (let y = Math.max(0, Math.floor(Math.min(...ys))); y <= bottom; y++) {
    for (let x = Math.max(0, Math.floor(Math.min(...xs))); x <= right; x++) {
      const [dx, dy] = [x - centre[0], y - centre[1]];
      if (Math.abs(dx * along[0] + dy * along[1]) > halfWidth) continue;
      if (Math.abs(dy * along[0] - dx * along[1]) > halfHeight) continue;
      sum += values[y * width + x] ?? 0;
      cells += 1;
    }
  }
  return cells > 0 ? sum / cells : 0;
}
