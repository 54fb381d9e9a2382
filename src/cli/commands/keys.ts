// `lensgraph keys create`: a key for programs that use the API. It is shown this once.
import { LensgraphError } from '../../core/errors';
import { createApiKey } from '../../db/api-keys';
import { DEFAULT_TEAM_ID } from '../../db/team';
import { readEnv } from '../../env';
import { PERMISSIONS } from '../../server/actor';
import { EXIT, type ExitCode } from '../exit-codes';
import { printJson, printLine } from '../output';
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
