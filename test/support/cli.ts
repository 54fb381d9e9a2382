// The real command line as a process of its own, on a data folder of its own; only the fetched models are shared.
import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { firstStartModels, TEST_MODELS } from './models';

const ROOT = resolve(import.meta.dirname, '../..');
export const LENSGRAPH = join(ROOT, 'bin', 'lensgraph.mjs');

export interface CliResult {
  /** Exit code, or the signal that ended it. */
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCli {
  readonly process: ChildProcess;
  readonly ended: Promise<CliResult>;
  /** Resolves with the first line of standard output; throws what stands on standard error when it ends before. */
  readonly firstLine: Promise<string>;
}

export interface CliSandbox {
  readonly data: string;
  /** A folder for whatever the test makes. */
  readonly work: string;
  start(args: readonly string[], env?: Record<string, string>): RunningCli;
  /** `npm ...` in the package's folder. */
  startNpm(args: readonly string[], env?: Record<string, string>): RunningCli;
  run(args: readonly string[], env?: Record<string, string>): Promise<CliResult>;
  remove(): Promise<void>;
}

function watch(command: string, args: readonly string[], cwd: string, env: Record<string, string>): RunningCli {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<CliResult>((done, fail) => {
    child.on('error', fail);
    child.on('close', (code, signal) => done({ code: code ?? signal ?? 'unknown', stdout, stderr }));
  });
  const firstLine = new Promise<string>((done, fail) => {
    child.stdout.on('data', () => {
      if (stdout.includes('\n')) done(stdout.slice(0, stdout.indexOf('\n')));
    });
    child.on('close', (code) => fail(new Error(`exit code ${code}: ${stderr}`)));
  });
  firstLine.catch(() => undefined); // Most callers only wait for the end.
  return { process: child, ended, firstLine };
}

/** `models: false` leaves the models folder empty. */
export async function cliSandbox({ models = true } = {}): Promise<CliSandbox> {
  // A blank in the path, as in many a home folder.
  const folder = await mkdtemp(join(tmpdir(), 'lensgraph cli-'));
  await chmod(folder, 0o755); // The database's own user must get through.
  const data = join(folder, 'data');
  const work = join(folder, 'work');
  await mkdir(data);
  await mkdir(work);
  if (models) {
    await firstStartModels();
    await symlink(TEST_MODELS, join(data, 'models'));
  }
  const start = (args: readonly string[], env: Record<string, string> = {}) =>
    watch(process.execPath, [LENSGRAPH, ...args], work, { LENSGRAPH_DATA: data, ...env });
  return {
    data,
    work,
    start,
    startNpm: (args, env = {}) => watch('npm', args, ROOT, { LENSGRAPH_DATA: data, ...env }),
    run: (args, env) => start(args, env).ended,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
