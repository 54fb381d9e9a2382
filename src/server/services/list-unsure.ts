// The photos of a run that somebody should look at.
import { unsurePhotos } from '../../db/run-pace';
import { getRun } from '../../db/runs';
import type { Actor } from '../actor';
import { LIMITS } from '../limits';
import type { Services } from '../services';

export interface UnsurePhoto {
  readonly index: number;
  readonly file: string;
  /** How many of its objects are close to the limit. */
  readonly unsure: number;
}

/** Throws `not_found`. */
export async function listUnsure({ db }: Services, { teamId }: Actor, runId: string): Promise<readonly UnsurePhoto[]> {
  await getRun(db, { teamId, runId });
  return unsurePhotos(db, { teamId, runId, limit: LIMITS.photos });
}
