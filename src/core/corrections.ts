// Corrections by hand: what somebody removed, renamed and added among the objects of one photo, and the objects that follow.
// Always told from what the steps had found, so that no correction is the same as nothing. Knows no storage and no screen.

import { z } from 'zod';
import type { Box, Detection, Detections } from './data-types';

const MAX_ID = 100;
const MAX_LABEL = 200;
const MAX_EDITS = 5_000;

/** Nothing that ends a line or cannot be seen; NUL cannot even be stored. */
const label = z
  .string()
  .transform((text) =>
    text
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
      .trim(),
  )
  .pipe(
    z
      .string()
      .min(1, 'An object needs a name.')
      .max(MAX_LABEL, `The name of an object may have at most ${MAX_LABEL} characters. Use a shorter one.`),
  );
const id = z
  .string()
  .min(1)
  .max(MAX_ID)
  .regex(/^[^\p{Cc}]*$/u, 'The id of an object holds characters that cannot be stored.');
const edge = z.number();

export const correctionEdits = z.object({
  /** Ids of found objects that are none. */
  removed: z.array(id).max(MAX_EDITS).default([]),
  /** Other labels for found objects, by id. */
  relabelled: z.record(id, label).default({}),
  /** Objects nobody had found; ids of their own, boxes in pixels of the upright photo. */
  added: z
    .array(z.object({ id, label, box: z.tuple([edge, edge, edge, edge]) }))
    .max(MAX_EDITS)
    .default([]),
});
export type CorrectionEdits = z.output<typeof correctionEdits>;
export type CorrectionInput = z.input<typeof correctionEdits>;

export const NO_EDITS: CorrectionEdits = { removed: [], relabelled: {}, added: [] };

/** How many edits these are: what "3 corrected" says. */
export const editCount = ({ removed, relabelled, added }: CorrectionEdits): number =>
  removed.length + Object.keys(relabelled).length + added.length;

/** Why edits do not fit the photo, in a sentence; null when they do. */
export function editsFault(found: Detections, edits: CorrectionEdits): string | null {
  const known = new Set(found.items.map((item) => item.id));
  const unknown = [...edits.removed, ...Object.keys(edits.relabelled)].find((each) => !known.has(each));
  if (unknown !== undefined) return `There is no object "${unknown}" on this photo.`;
  const added = new Set(edits.added.map((each) => each.id));
  if (added.size < edits.added.length) return 'Two added objects have the same id.';
  const taken = edits.added.find((each) => known.has(each.id));
  if (taken) return `The id "${taken.id}" of an added object belongs to one that was found.`;
  const outside = edits.added.find(({ box }) => cutBox(box, found) === null);
  return outside ? `The frame of "${outside.label}" does not lie on the photo. Draw it on the photo.` : null;
}

/** Edits as they are kept: each thing once, what is removed not renamed too, frames cut at the edges of the photo. */
export function tidyEdits(found: Detections, { removed, relabelled, added }: CorrectionEdits): CorrectionEdits {
  const labels = new Map(found.items.map((item) => [item.id, item.label]));
  const gone = new Set(removed);
  const renamed = Object.entries(relabelled).filter(([each, name]) => !gone.has(each) && labels.get(each) !== name);
  return {
    removed: [...gone],
    relabelled: Object.fromEntries(renamed),
    added: added.flatMap((each) => {
      const box = cutBox(each.box, found);
      return box ? [{ ...each, box: [...box] as [number, number, number, number] }] : [];
    }),
  };
}

/** The objects after the correction: found ones in their order, then the added ones. */
export function applyEdits(found: Detections, { removed, relabelled, added }: CorrectionEdits): Detections {
  const gone = new Set(removed);
  const classes = new Map(found.items.map((item) => [item.label, item.classId]));
  const classOf = (name: string) => classes.get(name) ?? -1;
  const kept = found.items
    .filter((item) => !gone.has(item.id))
    .map((item): Detection => {
      const name = Object.hasOwn(relabelled, item.id) ? relabelled[item.id] : undefined;
      return name === undefined ? item : { ...item, label: name, classId: classOf(name), corrected: true };
    });
  const drawn = added.map((each): Detection => ({ ...each, classId: classOf(each.label), score: 1, source: 'user' }));
  return { ...found, items: [...kept, ...drawn] };
}

/** The part of a frame that lies on the photo, corners in order; null when less than a pixel of it does. */
function cutBox([a, b, c, d]: Box, { width, height }: Detections): Box | null {
  const within = (value: number, limit: number) => Math.min(Math.max(value, 0), limit);
  const [x1, x2] = [within(Math.min(a, c), width), within(Math.max(a, c), width)];
  const [y1, y2] = [within(Math.min(b, d), height), within(Math.max(b, d), height)];
  return x2 - x1 >= 1 && y2 - y1 >= 1 ? [x1, y1, x2, y2] : null;
}
