// The groups of a lesson as the page changes them. Pure.
import type { LessonGroup, LessonPhoto } from '../../../core/lesson';
import type { Outputs } from '../../outputs';

export type Lesson = Outputs['models']['lessons']['get'];
export type ListedLesson = Outputs['models']['lessons']['list'][number];
export type Taught = Outputs['models']['lessons']['teach'];

export interface Photo extends LessonPhoto {
  readonly id: string;
  readonly uploadId: string;
  readonly small: string;
}
export interface Group extends LessonGroup<Photo> {
  readonly id: string;
}
export type Groups = readonly Group[];

const newId = (): string => crypto.randomUUID().slice(0, 13);
export const newGroup = (): Group => ({ id: newId(), name: '', photos: [] });
export const newPhoto = (sent: Pick<Photo, 'uploadId' | 'blobId' | 'name'>): Photo => ({
  ...sent,
  id: newId(),
  steps: [],
  small: `/pictures/uploads/${encodeURIComponent(sent.uploadId)}/small`,
});

/** There is always room for two groups. */
export const withRoom = (groups: Groups): Groups => (groups.length >= 2 ? groups : withRoom([...groups, newGroup()]));

const changed = (groups: Groups, id: string, change: (group: Group) => Group): Groups =>
  groups.map((group) => (group.id === id ? change(group) : group));

export const renamed = (groups: Groups, id: string, name: string): Groups =>
  changed(groups, id, (group) => ({ ...group, name }));

export const without = (groups: Groups, photoId: string): Groups =>
  groups.map((group) => ({ ...group, photos: group.photos.filter(({ id }) => id !== photoId) }));

export const withPhoto = (groups: Groups, id: string, photo: Photo): Groups =>
  changed(groups, id, (group) =>
    group.photos.some((each) => each.id === photo.id) ? group : { ...group, photos: [...group.photos, photo] },
  );

export function movedTo(groups: Groups, photoId: string, id: string): Groups {
  const photo = groups.flatMap(({ photos }) => photos).find((each) => each.id === photoId);
  return photo && groups.some((group) => group.id === id) ? withPhoto(without(groups, photoId), id, photo) : groups;
}

/** What is sent to be kept. */
export const asInput = (groups: Groups) =>
  groups.map(({ id, name, photos }) => ({
    id,
    name,
    photos: photos.map((photo) => ({
      id: photo.id,
      uploadId: photo.uploadId,
      name: photo.name,
      steps: [...photo.steps],
    })),
  }));
