// What is drawn on a photo of a result: its objects, then the lines of text, and areas. Pure.
import { type PhotoArea, type PhotoObject, photoAreas, photoObjects, textObjects } from '../../../photo/photo-object';
import type { PhotoView } from '../model/photo-view';

export interface Drawn {
  readonly objects: readonly PhotoObject[];
  readonly areas: readonly PhotoArea[];
}

/** Objects less sure than `unsureBelow` dashed; `only` leaves one kind. */
export function drawnOn(photo: PhotoView, unsureBelow: number, only: string | null = null): Drawn {
  const { objects: found, texts, areas } = photo;
  const corrected = new Set(found.flatMap((each) => (each.corrected || each.source === 'user' ? [each.id] : [])));
  const all = [...photoObjects(found, { unsureBelow, corrected }), ...textObjects(texts ?? [])];
  const kinds = areas ? photoAreas(areas, all) : [];
  if (only === null) return { objects: all, areas: kinds };
  const wanted = ({ label }: { readonly label: string }) => label === only;
  return { objects: all.filter(wanted), areas: kinds.filter(wanted) };
}
