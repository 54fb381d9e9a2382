// Where a hint stands beside what it explains: on the wanted side, on the other one where that has no room, never out of the window. Pure.

export type HintSide = 'top' | 'right';

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
type Size = Pick<Rect, 'width' | 'height'>;

const GAP = 6;
const MARGIN = 8;

const within = (value: number, length: number, most: number): number =>
  Math.max(MARGIN, Math.min(value, most - length - MARGIN));

/** The upper left corner of the hint, in pixels of the window. */
export function hintPlace(target: Rect, hint: Size, side: HintSide, view: Size): { left: number; top: number } {
  const { left, top, width, height } = target;
  if (side === 'right') {
    const right = left + width + GAP;
    const fits = right + hint.width + MARGIN <= view.width;
    return {
      left: within(fits ? right : left - GAP - hint.width, hint.width, view.width),
      top: within(top + (height - hint.height) / 2, hint.height, view.height),
    };
  }
  const above = top - GAP - hint.height;
  return {
    left: within(left + (width - hint.width) / 2, hint.width, view.width),
    top: within(above >= MARGIN ? above : top + height + GAP, hint.height, view.height),
  };
}
