// `lensgraph keys create|list|revoke`: keys for programs that use the API. A key itself is shown once, when it is made.
import { LensgraphError } from '../../core/errors';
import { createApiKey, listApiKeys, revokeApiKey } from '../../db/api-keys';
import { DEFAULT_TEAM_ID } from '../../db/team';
import { readEnv } from '../../env';
import { PERMISSIONS } from '../../server/actor';
import { EXIT, type ExitCode } from '../exit-codes';
import { columns, printJson, printLine } from '../output';
import { withDatabase } from '../with-database';

export interface KeyOptions {
  readonly name: string;
  /** Comma-separated. */
  readonly scopes: string;
  readonly json?: true;
}

/** The scopes named in `text`. Throws `bad_request` for one that does not exist, or none. */
function readScopes(text: string): string[] {
  const scopes = [...new Set(text.split(',').map((scope) => scope.trim()))].filter((scope) => scope !== '');
  const known: readonly string[] = PERMISSIONS;
  const unknown = scopes.find((scope) => !known.includes(scope));
  if (unknown === undefined && scopes.length > 0) return scopes;
  const what = unknown === undefined ? 'No scope was given.' : `There is no scope "${unknown}".`;
  throw new LensgraphError('bad_request', { reason: `${what} Choose among: ${known.join(', ')}.` });
}

export async function keysCreateCommand({ name, scopes, json }: KeyOptions): Promise<ExitCode> {
  const allowed = readScopes(scopes);
  const { key } = await withDatabase(readEnv(), (db) =>
    createApiKey(db, { teamId: DEFAULT_TEAM_ID, name, scopes: allowed }),
  );
  if (json) await printJson({ key, name, scopes: allowed });
  else await printLine(key);
  return EXIT.ok;
}

const day = (at: Date | null): string => at?.toISOString().slice(0, 10) ?? '';

/** The newest first, revoked ones too. */
export async function keysListCommand({ json }: Pick<KeyOptions, 'json'>): Promise<ExitCode> {
  const keys = await withDatabase(readEnv(), (db) => listApiKeys(db, DEFAULT_TEAM_ID));
  if (json) {
    await printJson(keys.map(({ teamId: _teamId, ...key }) => key));
  } else if (keys.length === 0) {
    await printLine('There are no keys. Make one with: lensgraph keys create --name NAME --scopes runs:write');
  } else {
    const rows = keys.map(({ id, name, last4, scopes, createdAt, lastUsedAt, revokedAt }) => [
      id,
      name,
      `...${last4}`,
      `made ${day(createdAt)}`,
      revokedAt ? `revoked ${day(revokedAt)}` : lastUsedAt ? `used ${day(lastUsedAt)}` : 'never used',
      scopes.join(','),
    ]);
    await printLine(columns(rows));
  }
  return EXIT.ok;
}

/** Programs with this key are refused from now on. Throws `not_found`. */
export async function keysRevokeCommand(keyId: string, { json }: Pick<KeyOptions, 'json'>): Promise<ExitCode> {
  await withDatabase(readEnv(), (db) => revokeApiKey(db, { teamId: DEFAULT_TEAM_ID, keyId }));
  await (json ? printJson({ id: keyId, revoked: true }) : printLine(`The key ${keyId} opens nothing any more.`));
  return EXIT.ok;
}
