// Looks at the processes of this machine, for tests that kill them and check that none is left.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

export async function processes(): Promise<ProcessRow[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid=,ppid=,stat=,args=']);
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, state, command = ''] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    // A dead process that was not yet fetched by its parent is no process any more.
    return pid && parent && !state?.startsWith('Z') ? [{ pid: Number(pid), parent: Number(parent), command }] : [];
  });
}

/** The processes below `pid`, at any depth. */
export async function descendantsOf(pid: number | undefined): Promise<ProcessRow[]> {
  const all = await processes();
  const below = (parent: number): ProcessRow[] =>
    all.filter((row) => row.parent === parent).flatMap((row) => [row, ...below(row.pid)]);
  return pid === undefined ? [] : below(pid);
}

/** Those of `rows` that still live. */
export async function stillThere(rows: readonly ProcessRow[]): Promise<ProcessRow[]> {
  const now = await processes();
  return rows.filter((row) => now.some(({ pid, command }) => pid === row.pid && command === row.command));
}

/** What computes below `pid` stands still until the answer is called: a run that has begun is not over before it was looked at. */
export async function holdExecutors(pid: number | undefined): Promise<() => Promise<void>> {
  const executors = (await descendantsOf(pid)).filter(({ command }) => command.includes('executor-child'));
  if (executors.length === 0) throw new Error('nothing computes');
  for (const each of executors) process.kill(each.pid, 'SIGSTOP');
  return async () => {
    for (const each of await stillThere(executors)) process.kill(each.pid, 'SIGCONT');
  };
}
