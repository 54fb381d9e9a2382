// What stands ready for a run: workers with what they compute on, the models that come at a first start, a queue that flows.
import { liveWorkers } from '../../db/workers';
import { defaultModels } from '../../models/catalogue';
import { installedModel } from '../../models/installed';
import type { Actor } from '../actor';
import type { Services } from '../services';

/** Workers say that they are alive every few seconds. */
export const WORKER_SILENT_MS = 15_000;

export interface Status {
  readonly workers: readonly { readonly id: string; readonly provider: string }[];
  readonly models: readonly { readonly name: string; readonly ready: boolean }[];
  /** A job just went through the queue and was done. */
  readonly queue: boolean;
}

export async function readStatus({ db, env, health }: Services, { teamId }: Actor): Promise<Status> {
  const [workers, ready, { ok }] = await Promise.all([
    liveWorkers(db, { teamId, withinMs: WORKER_SILENT_MS }),
    Promise.all(defaultModels().map((name) => isReady(name, env.data.models))),
    health.check(),
  ]);
  return { workers: workers.map(({ id, provider }) => ({ id, provider })), models: ready, queue: ok };
}

async function isReady(name: string, folder: string) {
  return { name, ready: (await installedModel(name, folder)) !== null };
}
