// What is drawn on a photo: found objects, lines of text, areas. Knows no step, no run and no server.

import type { Box, Detection, FoundText, Keypoint, Point, Rgb, Rle, Segmentation } from '../core/data-types';
import { isBackground } from '../vision/coverage';
import { labelColour, TEXT_LABEL } from '../vision/label-colours';

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
  /** Corners in place of the frame, or one point in place of it; in pixels of the upright photo. */
  readonly points?: readonly Point[];
  readonly mask?: Rle;
  readonly keypoints?: readonly Keypoint[];
  readonly skeleton?: readonly (readonly [number, number])[];
  /** Another colour than that of its label. */
  readonly colour?: Rgb;
  /** A line of text: its label is what it says, no kind of object. */
  readonly text?: true;
}

/** All of a photo that is of one kind. */
export interface PhotoArea {
  readonly label: string;
  /** It covers the whole photo, whatever its own size. */
  readonly mask: Rle;
  readonly colour?: Rgb;
}

/** Objects as a step gave them; the ones less sure than `unsureBelow` dashed, the ones in `corrected` with a pencil. */
export function photoObjects(
  items: readonly Detection[],
  { unsureBelow = 0, corrected }: { unsureBelow?: number; corrected?: ReadonlySet<string> } = {},
): PhotoObject[] {
  return items.map(({ id, label, score, box, mask, points, keypoints, skeleton }) => ({
    id,
    label,
    score,
    box,
    ...(score < unsureBelow ? { dashed: true } : {}),
    ...(corrected?.has(id) ? { corrected: true } : {}),
    ...(mask ? { mask } : {}),
    ...(points ? { points } : {}),
    ...(keypoints ? { keypoints } : {}),
    ...(skeleton ? { skeleton } : {}),
  }));
}

/** Lines of text as objects that are called what they say. */
export function textObjects(texts: readonly FoundText[]): PhotoObject[] {
  const colour = labelColour(TEXT_LABEL);
  return texts.map(({ text, score, box, points }, i) => ({
    id: `text ${i + 1}`,
    label: text,
    score,
    box,
    colour,
    text: true,
    ...(points ? { points } : {}),
  }));
}

/** Areas by kind, without the background, and without kinds of which single objects are outlined. */
export function photoAreas({ labels, rle }: Segmentation, objects: readonly PhotoObject[] = []): PhotoArea[] {
  const outlined = new Set(objects.flatMap(({ label, mask }) => (mask ? [label] : [])));
  return rle.flatMap((mask, i) => {
    const label = labels[i] ?? '';
    return isBackground(label) || outlined.has(label) ? [] : [{ label, mask }];
  });
}

/** Whether there is more to see than frames. */
export const hasOutlines = (objects: readonly PhotoObject[], areas: readonly PhotoArea[]): boolean =>
  areas.length > 0 || objects.some(({ mask, keypoints }) => mask || keypoints);
