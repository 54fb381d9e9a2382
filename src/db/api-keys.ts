// API keys: made, shown once, found by their hash, revoked. Knows nothing of what a scope allows.
import { createHash } from 'node:crypto';
import { LensgraphError } from '../core/errors';
import type { Db, Sql } from './client';
import { newId, randomBase62 } from './ids';

const PREFIX = 'lg_';
const SECRET_LENGTH = 32;
/** `lastUsedAt` is written at most once in this time, so that a busy key costs no write per request. */
const USED_EVERY = '1 minute';

export interface ApiKeyRow {
  readonly id: string;
  readonly teamId: string;
  readonly name: string;
  readonly scopes: readonly string[];
}
export interface ApiKeyView extends ApiKeyRow {
  readonly last4: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** SHA-256, hex. No slow hash is needed: the key has 190 random bits. */
const hashOf = (key: string) => createHash('sha256').update(key).digest('hex');

/** Makes a key of `lg_` and 32 random characters. `key` is in no table: show it now or never. */
export async function createApiKey(
  db: Db,
  input: { teamId: string; name: string; scopes: readonly string[] },
): Promise<{ key: string; row: ApiKeyRow }> {
  const { teamId, name } = input;
  const key = PREFIX + randomBase62(SECRET_LENGTH);
  const data = { id: newId(), teamId, name, scopes: [...input.scopes], hash: hashOf(key), last4: key.slice(-4) };
  await db.guard(() => db.prisma.apiKey.create({ data }));
  return { key, row: { id: data.id, teamId, name, scopes: data.scopes } };
}

/** Whose key this is and what it may do; null for a key that is unknown or revoked. */
export async function findApiKey(db: Sql, key: string): Promise<ApiKeyRow | null> {
  const [row] = await db.query<ApiKeyRow & { stale: boolean }>(
    `SELECT id, "teamId", name, scopes, coalesce("lastUsedAt" < now() - interval '${USED_EVERY}', true) AS stale
     FROM "ApiKey" WHERE hash = $1 AND "revokedAt" IS NULL`,
    [hashOf(key)],
    'find-api-key',
  );
  if (!row) return null;
  const { stale, ...found } = row;
  if (stale) await db.query('UPDATE "ApiKey" SET "lastUsedAt" = now() WHERE id = $1', [found.id]);
  return found;
}

/** The team's keys, newest first, revoked ones too. */
export async function listApiKeys(db: Db, teamId: string): Promise<ApiKeyView[]> {
  return db.guard(() =>
    db.prisma.apiKey.findMany({ where: { teamId }, orderBy: { createdAt: 'desc' }, omit: { hash: true } }),
  );
}

/** Makes a key useless at once; a revoked one stays revoked. `not_found` when the team has no such key. */
export async function revokeApiKey(db: Sql, { teamId, keyId }: { teamId: string; keyId: string }): Promise<void> {
  const rows = await db.query<{ id: string }>(
    'UPDATE "ApiKey" SET "revokedAt" = coalesce("revokedAt", now()) WHERE "teamId" = $1 AND id = $2 RETURNING id',
    [teamId, keyId],
  );
  if (rows.length === 0) throw new LensgraphError('not_found', { what: 'key' });
}
