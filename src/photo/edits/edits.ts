// Single steps of a correction by hand: remove, rename, add, move one object. What the whole makes of the objects is told by
// core. Pure; never changes what it is given.

import type { CorrectionEdits } from '../../core/corrections';
import type { Box } from '../../core/data-types';

export type PhotoEdits = CorrectionEdits;
export type AddedObject = PhotoEdits['added'][number];

export const isAdded = (edits: PhotoEdits, id: string): boolean => edits.added.some((each) => each.id === id);

/** Removing what was added takes it away altogether. */
export function removeObject(edits: PhotoEdits, id: string): PhotoEdits {
  if (isAdded(edits, id)) return { ...edits, added: edits.added.filter((each) => each.id !== id) };
  if (edits.removed.includes(id)) return edits;
  const relabelled = Object.fromEntries(Object.entries(edits.relabelled).filter(([each]) => each !== id));
  return { ...edits, removed: [...edits.removed, id], relabelled };
}

/** `original` is the name the object was found under: going back to it is no correction. */
export function renameObject(edits: PhotoEdits, id: string, label: string, original?: string): PhotoEdits {
  if (isAdded(edits, id)) return changeAdded(edits, id, (each) => ({ ...each, label }));
  const others = Object.entries(edits.relabelled).filter(([each]) => each !== id);
  return { ...edits, relabelled: Object.fromEntries(label === original ? others : [...others, [id, label]]) };
}

export const addObject = (edits: PhotoEdits, object: AddedObject): PhotoEdits => ({
  ...edits,
  added: [...edits.added, object],
});

/** Only what a person added can be moved. */
export const placeObject = (edits: PhotoEdits, id: string, box: Box): PhotoEdits =>
  changeAdded(edits, id, (each) => ({ ...each, box: [...box] }));

const changeAdded = (edits: PhotoEdits, id: string, change: (object: AddedObject) => AddedObject): PhotoEdits => ({
  ...edits,
  added: edits.added.map((each) => (each.id === id ? change(each) : each)),
});
