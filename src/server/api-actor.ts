// From an API key to whom it stands for. A missing, unknown or revoked key gives the same answer.
import { LensgraphError } from '../core/errors';
import { findApiKey } from '../db/api-keys';
import { type Actor, isPermission } from './actor';
import type { Services } from './services';

/** Reads `Authorization: Bearer KEY`. Throws `unauthorised`. */
export async function apiActor({ db }: Pick<Services, 'db'>, authorization: string | undefined): Promise<Actor> {
  const [, key] = /^Bearer +(\S+) *$/i.exec(authorization ?? '') ?? [];
  const row = key === undefined ? null : await findApiKey(db, key);
  if (!row) throw new LensgraphError('unauthorised');
  return { teamId: row.teamId, permissions: new Set(row.scopes.filter(isPermission)), apiKey: row.name };
}
