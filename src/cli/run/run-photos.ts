// Runs a plan over photo files on this machine, without server, database or queue: executor, records on disk, collectors.
// Memory does not grow with the number of photos: records go to a file as they come.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunFile } from '../../core/context';
import { LensgraphError } from '../../core/errors';
import type { PhotoStatus } from '../../core/node';
import type { PhotoRecord } from '../../core/photo-record';
import type { Plan } from '../../core/plan';
import type { CollectedRun } from '../../engine/collect-run';
import type { Env } from '../../env';
import { executorCache } from '../../executor/cache-settings';
import { createExecutor } from '../../executor/executor';
import { writeRecords } from '../../executor/records';
import type { Executor, LogEntry } from '../../executor/types';
import { requireModel } from '../../models/installed';
import { openScratchFolder } from '../../worker/scratch-folder';
import { inOrder } from './in-order';
import type { PhotoFile } from './photo-files';

/** Photos begun ahead of the one whose record is written next, in units of what the executor takes at once. */
const WINDOW = 3;

export interface RunPhotosOptions {
  readonly env: Env;
  readonly provider?: string;
  readonly signal: AbortSignal;
  /** Told with every photo that is done. */
  onPhoto(done: number): void;
  log(entry: LogEntry): void;
}

/** A run that ended. `records` is a file of JSON lines, one photo each; it and the files' paths last until `use` returns. */
export interface PhotosRun {
  readonly provider: string;
  readonly images: Readonly<Record<'total' | PhotoStatus, number>>;
  readonly totals: CollectedRun['totals'];
  readonly files: readonly RunFile[];
  readonly records: string;
  /** From the first photo to the last file; models loading included. */
  readonly totalMs: number;
}

/**
 * Runs `plan` and hands the outcome to `use`. Nothing stays behind on disk or as a process, however it ends.
 * Throws `provider_unavailable`, `executor_died`, `cancelled` when `signal` aborts; a photo that fails throws nothing.
 */
export async function runPhotos<T>(
  plan: Plan,
  photos: readonly PhotoFile[],
  options: RunPhotosOptions,
  use: (run: PhotosRun) => Promise<T>,
): Promise<T> {
  const { env, provider, signal, log } = options;
  const scratch = await openScratchFolder(env.data.scratch);
  const executor = createExecutor({
    provider,
    scratch: join(scratch, 'executor'),
    childScript: join(env.packageRoot, 'dist', 'executor-child.mjs'),
    model: (name, pin) => requireModel(name, env.data.models, { pin }),
    cache: executorCache(env),
    log,
  });
  const stop = () => void executor.close();
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    return await use(await runWith(executor, plan, photos, join(scratch, 'records.jsonl'), options));
  } catch (error) {
    throw signal.aborted ? new LensgraphError('cancelled', {}, { cause: error }) : error;
  } finally {
    signal.removeEventListener('abort', stop);
    await executor.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

async function runWith(
  executor: Executor,
  plan: Plan,
  photos: readonly PhotoFile[],
  records: string,
  { onPhoto }: RunPhotosOptions,
): Promise<PhotosRun> {
  const start = performance.now();
  const provider = await executor.provider();
  const images = { total: photos.length, ok: 0, skipped: 0, failed: 0 };
  let done = 0;
  const record = async (index: number): Promise<PhotoRecord> => {
    const photo = photos[index];
    if (!photo) throw new RangeError(`no photo ${index}`);
    const { work: _, ...outcome } = await executor.runPhoto({ plan, index, path: photo.path });
    images[outcome.status] += 1;
    done += 1;
    onPhoto(done);
    return { index, file: photo.name, ...outcome };
  };
  await writeRecords(records, inOrder(photos.length, executor.slots() * WINDOW, record));
  const { totals, files } = await executor.collect({ plan, records });
  return { provider, images, totals, files, records, totalMs: performance.now() - start };
}
