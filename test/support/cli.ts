// The real command line as a process of its own, on a data folder of its own; only the fetched models are shared.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { TEST_MODELS, testModel } from './models';

export const LENSGRAPH = resolve(import.meta.dirname, '../../bin/lensgraph.mjs');

export interface CliResult {
  /** Exit code, or the signal that ended it. */
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCli {
  readonly process: ChildProcess;
  readonly ended: Promise<CliResult>;
}

export interface CliSandbox {
  readonly data: string;
  /** A folder for whatever the test makes. */
  readonly work: string;
  start(args: readonly string[], env?: Record<string, string>): RunningCli;
  run(args: readonly string[], env?: Record<string, string>): Promise<CliResult>;
  remove(): Promise<void>;
}

function spawnCli(args: readonly string[], cwd: string, env: Record<string, string>): RunningCli {
  const child = spawn(process.execPath, [LENSGRAPH, ...args], { cwd, env: { ...process.env, ...env } });
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
  return { process: child, ended };
}

/** `models: false` leaves the models folder empty. */
export async function cliSandbox({ models = true } = {}): Promise<CliSandbox> {
  // A blank in the path, as in many a home folder.
  const folder = await mkdtemp(join(tmpdir(), 'lensgraph cli-'));
  const data = join(folder, 'data');
  const work = join(folder, 'work');
  await mkdir(data);
  await mkdir(work);
  if (models) {
    await testModel('coco-ssd');
    await symlink(TEST_MODELS, join(data, 'models'));
  }
  const start = (args: readonly string[], env: Record<string, string> = {}) =>
    spawnCli(args, work, { LENSGRAPH_DATA: data, ...env });
  return {
    data,
    work,
    start,
    run: (args, env) => start(args, env).ended,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
