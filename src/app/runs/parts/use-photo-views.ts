'use client';
// The photos of a run as they are to be shown with the limit and the corrections of this moment. What did not change is not
// reckoned again; while something is, the last numbers stay.
import { useEffect, useRef, useState } from 'react';
import type { CorrectionEdits } from '../../../core/corrections';
import { type Lens, type PhotoView, type StoredPhoto, viewPhoto } from '../model/photo-view';

interface Known {
  readonly photo: StoredPhoto;
  readonly lens: Lens;
  readonly edits: CorrectionEdits | undefined;
  readonly view: PhotoView;
}

type Edits = Readonly<Record<number, CorrectionEdits>>;
const NO_EDITS: Edits = {};

export function usePhotoViews(
  photos: readonly StoredPhoto[],
  lens: Lens,
  edits: Edits = NO_EDITS,
): readonly PhotoView[] {
  const known = useRef(new Map<number, Known>());
  const [, redraw] = useState(0);
  const waiting: Promise<unknown>[] = [];
  const views = photos.map((photo) => {
    const wanted = edits[photo.index];
    const last = known.current.get(photo.index);
    if (last?.photo === photo && last.lens === lens && last.edits === wanted) return last.view;
    const view = viewPhoto(photo, lens, wanted);
    const keep = (done: PhotoView) => known.current.set(photo.index, { photo, lens, edits: wanted, view: done });
    if (view instanceof Promise) {
      waiting.push(view.then(keep));
      return last?.view ?? emptyView(photo);
    }
    keep(view);
    return view;
  });
  const turn = useRef(0);
  useEffect(() => {
    if (waiting.length === 0) return;
    turn.current += 1;
    const mine = turn.current;
    void Promise.all(waiting).then(() => {
      if (mine === turn.current) redraw((count) => count + 1);
    });
  });
  return views;
}

const emptyView = (photo: StoredPhoto): PhotoView => ({
  index: photo.index,
  file: photo.file,
  status: photo.status,
  error: photo.error ?? null,
  gone: photo.gone ?? false,
  width: photo.width ?? 0,
  height: photo.height ?? 0,
  objects: [],
  number: photo.number ?? null,
  rows: [],
  corrected: 0,
  unsure: 0,
  areas: null,
  texts: null,
  sorting: null,
  shares: null,
  warnings: [],
});
