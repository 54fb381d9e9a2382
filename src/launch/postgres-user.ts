// As whom PostgreSQL runs: it refuses to be root, so when we are, another user must be found who can reach its files.
// Knows nothing of clusters and ports.
import { spawnSync } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { LensgraphError } from '../core/errors';

const USER = 'postgres';

/**
 * `self`: as we are. `user`: as the user postgres. `namespace`: as root who is seen by PostgreSQL (and by nobody else) as
 * the user postgres, in a user namespace; for folders that only root can reach, such as /root.
 */
export type RunAs =
  | { readonly kind: 'self' }
  | { readonly kind: 'user'; readonly uid: number; readonly gid: number }
  | { readonly kind: 'namespace'; readonly uid: number };

interface Ids {
  readonly uid: number;
  readonly gid: number;
}

async function findUser(): Promise<Ids | null> {
  const line = (await readFile('/etc/passwd', 'utf8')).split('\n').find((entry) => entry.startsWith(`${USER}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) };
}

async function findOrCreateUser(): Promise<Ids> {
  const found = await findUser();
  if (found) return found;
  // Debian and Red Hat have the first, Alpine the second.
  const attempts = [
    ['useradd', '--system', '--user-group', '--no-create-home', USER],
    ['adduser', '-S', '-D', '-H', USER],
  ] as const;
  for (const [command, ...args] of attempts) if (spawnSync(command, args).status === 0) break;
  const created = await findUser();
  if (created) return created;
  throw new LensgraphError('environment', {
    reason: `PostgreSQL does not run as root, and the user "${USER}" could not be made. Run Lensgraph as a normal user, or set DATABASE_URL.`,
  });
}

/** The first folder on the way to `path` (itself included) that the user may not enter; null when all are open. */
export async function blockedFolder(path: string, { uid, gid }: Ids): Promise<string | null> {
  const parent = dirname(path);
  const above = parent === path ? null : await blockedFolder(parent, { uid, gid });
  if (above !== null) return above;
  const { uid: owner, gid: group, mode } = await stat(path);
  const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
  return (mode & bit) === 0 ? path : null;
}

const canUseNamespace = (uid: number) => spawnSync('unshare', ['--user', `--map-user=${uid}`, 'true']).status === 0;

/**
 * As whom to run a server with its programs in `programs` and its cluster in `cluster`, below the existing folder `data`.
 * Throws `environment` with what to do when nobody but root can reach them.
 */
export async function chooseRunAs(programs: string, data: string, cluster: string): Promise<RunAs> {
  if (userInfo().uid !== 0) return { kind: 'self' };
  const ids = await findOrCreateUser();
  const owner = await stat(cluster).then(
    ({ uid }) => uid,
    () => null,
  );
  const blocked = (await blockedFolder(programs, ids)) ?? (await blockedFolder(data, ids));
  if (blocked === null && owner !== 0) return { kind: 'user', ...ids };
  if ((owner === null || owner === 0) && canUseNamespace(ids.uid)) return { kind: 'namespace', uid: ids.uid };
  throw new LensgraphError('environment', {
    reason:
      `PostgreSQL does not run as root, and its user "${USER}" may not enter ${blocked ?? cluster}. ` +
      'Run Lensgraph as a normal user, or move its folder and LENSGRAPH_DATA to where every user may enter (for example /opt and /var/lib), or set DATABASE_URL.',
  });
}

/** The command line and options to spawn `program` as that user. */
export function commandAs(runAs: RunAs, program: string, args: readonly string[]) {
  if (runAs.kind === 'namespace') {
    return { command: 'unshare', args: ['--user', `--map-user=${runAs.uid}`, program, ...args], ids: {} };
  }
  return { command: program, args: [...args], ids: runAs.kind === 'user' ? { uid: runAs.uid, gid: runAs.gid } : {} };
}
