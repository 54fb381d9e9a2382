// What a worker does for people who look right now, beside its runs: previews and small pictures. They have an executor of
// their own with one child, started when first needed, so that they never wait behind the photos of a run.

import { join } from 'node:path';
import { onPreviews } from '../db/previews';
import type { Env } from '../env';
import { createExecutor } from '../executor/executor';
import type { Executor, ExecutorOptions, ModelFile } from '../executor/types';
import { modelPin } from '../models/all-models';
import { forgetOld } from '../models/own/forget';
import type { QueueConnection } from '../queue/queue';
import { openPictureQueue, openPreviewQueue } from '../queue/side-queues';
import { openPictureCache } from '../storage/picture-cache';
import { convertInThread, convertScript } from './convert-in-thread';
import { forgetLessons } from './forget-lessons';
import { handlePicture } from './handle-picture';
import { handlePreview } from './handle-preview';
import type { ImportPlaces } from './import-model';
import type { WorkerDeps } from './worker-deps';

const PREVIEWS_AT_ONCE = 4;
/** A gallery asks for dozens; runs and previews need the machine too. */
const PICTURES_AT_ONCE = 2;

export interface SideWork {
  /** Takes no more; what is under way is left to others after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

export type SideDeps = Pick<WorkerDeps, 'db' | 'blobs' | 'log'> &
  ImportPlaces & {
    /** What this worker computes with. */
    readonly provider: string;
    readonly executor: () => Executor;
    /** Where a model lies; it is fetched if need be. */
    readonly model: (name: string) => Promise<ModelFile>;
    /** Previews that this worker runs, to be stopped when nobody wants them any more. */
    readonly running: Map<string, AbortController>;
    readonly pictures: ReturnType<typeof openPictureCache>;
  };

export async function startSideWork(
  env: Env,
  connection: QueueConnection,
  shared: Pick<WorkerDeps, 'db' | 'blobs' | 'log' | 'scratch'>,
  options: Omit<ExecutorOptions, 'children' | 'scratch' | 'provider'> & { readonly provider: string },
): Promise<SideWork> {
  const { db, blobs, log } = shared;
  const warn = (what: string) => (err: unknown) => log.warn({ err }, what);
  await forgetOld(env.data.models).catch(warn('old models could not be removed'));
  await forgetLessons({ db, blobs, models: env.data.models }).catch(warn('old lessons could not be removed'));
  let executor: Executor | undefined;
  const deps: SideDeps = {
    db,
    blobs,
    log,
    models: env.data.models,
    model: (name) => options.model(name, modelPin(env.data.models, name)),
    provider: options.provider,
    probeScript: join(env.packageRoot, 'dist', 'probe-child.mjs'),
    make: convertInThread(convertScript(env.packageRoot)),
    running: new Map(),
    pictures: openPictureCache(env, warn('a picture could not be kept')),
    executor: () => {
      executor ??= createExecutor({ ...options, children: 1, scratch: join(shared.scratch, 'side') });
      return executor;
    },
  };
  const [previews, pictures] = await Promise.all([
    openPreviewQueue(connection, warn('the queue of previews reports trouble')),
    openPictureQueue(connection, warn('the queue of pictures reports trouble')),
  ]);
  const unlisten = await onPreviews(db, (id) => deps.running.get(id)?.abort());
  const intakes = await Promise.all([
    previews.process(({ data }) => handlePreview(data, deps), { concurrency: PREVIEWS_AT_ONCE }),
    pictures.process(({ data }) => handlePicture(data, deps), { concurrency: PICTURES_AT_ONCE }),
  ]);
  return {
    close: async (graceMs) => {
      await Promise.all(intakes.map((intake) => intake.close(graceMs)));
      unlisten();
      await executor?.close();
      await Promise.all([previews.close(), pictures.close()]);
    },
  };
}
