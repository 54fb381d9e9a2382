// One found object as it is drawn on a photo. Knows no step, no run and no server.

import type { Box, Detection, Rle } from '../core/data-types';

export interface PhotoObject {
  readonly id: string;
  readonly label: string;
  /** 0..1. */
  readonly score: number;
  /** Pixels of the upright photo. */
  readonly box: Box;
  /** Unsure. */
  readonly dashed?: boolean;
  /** Added, renamed or confirmed by a person. */
  readonly corrected?: boolean;
  /** Outline instead of the frame, in pixels of the upright photo. */
  readonly points?: readonly (readonly [number, number])[];
  readonly mask?: Rle;
}

/** Objects as a step gave them; the ones less sure than `unsureBelow` dashed, the ones in `corrected` with a pencil. */
export function photoObjects(
  items: readonly Detection[],
  { unsureBelow = 0, corrected }: { unsureBelow?: number; corrected?: ReadonlySet<string> } = {},
): PhotoObject[] {
  return items.map(({ id, label, score, box, mask, points }) => ({
    id,
    label,
    score,
    box,
    ...(score < unsureBelow ? { dashed: true } : {}),
    ...(corrected?.has(id) ? { corrected: true } : {}),
    ...(mask ? { mask } : {}),
    ...(points ? { points } : {}),
  }));
}
