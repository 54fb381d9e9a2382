// Which photos the gallery shows, and in which order. Pure.
import type { PhotoView } from '../model/photo-view';

export const GALLERY_VIEWS = ['all', 'look', 'failed', 'corrected'] as const;
export type GalleryView = (typeof GALLERY_VIEWS)[number];

export const galleryView = (word: string | null): GalleryView => GALLERY_VIEWS.find((each) => each === word) ?? 'all';

export function inView(photo: PhotoView, view: GalleryView): boolean {
  switch (view) {
    case 'all':
      return true;
    case 'look':
      return photo.unsure > 0;
    case 'failed':
      return photo.status === 'failed';
    case 'corrected':
      return photo.corrected > 0;
  }
}

interface Choice {
  readonly view: GalleryView;
  /** Only photos with this kind of object. */
  readonly only: string | null;
  readonly unsureFirst: boolean;
}

export function choosePhotos(photos: readonly PhotoView[], { view, only, unsureFirst }: Choice): readonly PhotoView[] {
  const chosen = photos.filter((photo) => inView(photo, view) && (only === null || shows(photo, only)));
  return unsureFirst ? chosen.toSorted((a, b) => b.unsure - a.unsure || a.index - b.index) : chosen;
}

/** Whether a kind is on the photo: as an object, an area, a line, or as what the photo is called. */
const shows = ({ objects, areas, texts, sorting, shares }: PhotoView, kind: string): boolean =>
  objects.some(({ label }) => label === kind) ||
  (areas?.areas[kind] ?? 0) > 0 ||
  (texts?.some(({ text }) => text === kind) ?? false) ||
  (shares?.some(({ label, percent }) => label === kind && percent > 0) ?? false) ||
  sorting?.label === kind;
