// What a person corrected on one photo, as data: removed, renamed and added objects. Pure; never changes what it is given.

import type { Box, Detection } from '../../core/data-types';

export interface AddedObject {
  readonly id: string;
  readonly label: string;
  readonly box: Box;
}

export interface PhotoEdits {
  /** Ids of found objects that are none. */
  readonly removed: readonly string[];
  /** Other names of found objects, by id. */
  readonly relabelled: Readonly<Record<string, string>>;
  /** Objects that were not found. */
  readonly added: readonly AddedObject[];
}

export const NO_EDITS: PhotoEdits = { removed: [], relabelled: {}, added: [] };

/** How many objects were corrected. */
export const countEdits = ({ removed, relabelled, added }: PhotoEdits): number =>
  removed.length + Object.keys(relabelled).length + added.length;

/** Ids of the objects still there that a person had a hand in. */
export const correctedIds = ({ relabelled, added }: PhotoEdits): ReadonlySet<string> =>
  new Set([...Object.keys(relabelled), ...added.map(({ id }) => id)]);

const isAdded = (edits: PhotoEdits, id: string): boolean => edits.added.some((each) => each.id === id);

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
  changeAdded(edits, id, (each) => ({ ...each, box }));

const changeAdded = (edits: PhotoEdits, id: string, change: (object: AddedObject) => AddedObject): PhotoEdits => ({
  ...edits,
  added: edits.added.map((each) => (each.id === id ? change(each) : each)),
});

/** The objects as corrected: removed ones gone, renamed ones renamed in place, added ones last and wholly sure. */
export function applyPhotoEdits(items: readonly Detection[], edits: PhotoEdits): Detection[] {
  const gone = new Set(edits.removed);
  const mine = new Set(edits.added.map(({ id }) => id));
  const kept = items
    .filter(({ id }) => !gone.has(id) && !mine.has(id))
    .map((item) => {
      const label = Object.hasOwn(edits.relabelled, item.id) ? edits.relabelled[item.id] : undefined;
      return label === undefined ? item : { ...item, label };
    });
  return [...kept, ...edits.added.map(({ id, label, box }) => ({ id, label, box, classId: -1, score: 1 }))];
}
