// Peak memory of the worker and its executor children, for a small and a large run with files.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Env } from '../../src/env';
import { type Deployment, deploy, type StoredPhoto } from './deployment';
import type { Figures } from './figures';
import { benchPhotos, writePhotoSet } from './photo-set';
import { exportGraph } from './workflows';

const SMALL = 200;
const LARGE = 2_000;
const SAMPLE_MS = 200;

/** Memory of the processes below `root` and of itself, by pid: its peak where Linux tells it, else what it is now. */
async function memoryMb(root: number): Promise<Map<number, number>> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid=,ppid=,rss=']);
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (pid: number): number[] => [
    pid,
    ...rows.flatMap(([own = 0, parent]) => (parent === pid ? below(own) : [])),
  ];
  const found = new Map<number, number>();
  for (const pid of below(root)) {
    const now = rows.find(([own]) => own === pid)?.[2] ?? 0;
    const status = `/proc/${pid}/status`;
    const peak = existsSync(status) ? /VmHWM:\s+(\d+) kB/.exec(await readFile(status, 'utf8'))?.[1] : undefined;
    found.set(pid, Number(peak ?? now) / 1024);
  }
  return found;
}

/** Peak of all processes of a fresh worker over one run. */
async function peakMb(deployment: Deployment, workflow: string, photos: readonly StoredPhoto[]): Promise<number> {
  const worker = await deployment.start('worker');
  const peaks = new Map<number, number>();
  const sample = async () => {
    for (const [pid, mb] of await memoryMb(worker.pid)) peaks.set(pid, Math.max(mb, peaks.get(pid) ?? 0));
  };
  let sampling = Promise.resolve();
  const timer = setInterval(() => {
    sampling = sampling.then(sample);
  }, SAMPLE_MS);
  await deployment.run(workflow, photos);
  clearInterval(timer);
  await sampling;
  await sample();
  await worker.stop();
  return Math.round([...peaks.values()].reduce((sum, mb) => sum + mb, 0));
}

export async function memory(env: Env): Promise<Figures['memory']> {
  const deployment = await deploy(env);
  try {
    const folder = join(deployment.env.data.root, 'photos');
    const photos = await deployment.store(await writePhotoSet(await benchPhotos(env.packageRoot), folder, SMALL));
    const many = Array.from({ length: LARGE / SMALL }, () => photos).flat();
    const workflow = await deployment.publish(exportGraph);
    const mb200 = await peakMb(deployment, workflow, photos);
    return { mb200, mb2000: await peakMb(deployment, workflow, many) };
  } finally {
    await deployment.close();
  }
}
