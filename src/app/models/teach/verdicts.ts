// What was learnt about each photo, seen from the groups as they stand now: a photo that was moved since is judged against the
// group it is in. Pure.
import { type JudgedPhoto, photoKey } from '../../../core/lesson';
import type { Groups, Taught } from './lesson-groups';

export type Verdict =
  | { readonly kind: 'right'; readonly certainty: number }
  | { readonly kind: 'wrong'; readonly certainty: number; readonly looksLike: string }
  | { readonly kind: 'unread'; readonly error: Extract<JudgedPhoto, { error: unknown }>['error'] };
/** By the photo's id; those not judged yet are missing. */
export type Verdicts = ReadonlyMap<string, Verdict>;

export function verdictsOf(groups: Groups, taught: Taught | undefined): Verdicts {
  const judged = new Map(taught?.judged.flat().map((each) => [each.photoId, each]));
  const verdicts = new Map<string, Verdict>();
  for (const { id, photos } of groups) {
    for (const photo of photos) {
      const found = judged.get(photo.id);
      if (!found) continue;
      if ('error' in found) {
        verdicts.set(photo.id, { kind: 'unread', error: found.error });
        continue;
      }
      const { certainty } = found;
      const looksLike = taught?.groupIds[found.looksLike] ?? id;
      if (looksLike === id) verdicts.set(photo.id, { kind: 'right', certainty });
      else if (groups.some((group) => group.id === looksLike))
        verdicts.set(photo.id, { kind: 'wrong', certainty, looksLike });
    }
  }
  return verdicts;
}

/** The ids of photos that are in more than one group. */
export function doublesOf(groups: Groups): ReadonlySet<string> {
  const groupsOfKey = new Map<string, Set<string>>();
  for (const { id, photos } of groups) {
    for (const photo of photos) {
      const key = photoKey(photo);
      groupsOfKey.set(key, (groupsOfKey.get(key) ?? new Set()).add(id));
    }
  }
  const photos = groups.flatMap((group) => group.photos);
  return new Set(photos.filter((photo) => (groupsOfKey.get(photoKey(photo))?.size ?? 0) > 1).map(({ id }) => id));
}
