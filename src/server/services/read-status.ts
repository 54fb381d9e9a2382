// What stands ready for a run: workers with what they compute on, the models that come at a first start, a queue that flows.
import { liveWorkers } from '../../db/workers';
import { type AnyModelListing, listAllModels } from '../../models/all-models';
import { defaultModels } from '../../models/catalogue';
import { installedModel } from '../../models/installed';
import type { Actor } from '../actor';
import type { Services } from '../services';

/** Workers say that they are alive every few seconds. */
export const WORKER_SILENT_MS = 15_000;

export interface Status {
  readonly workers: readonly { readonly id: string; readonly host: string; readonly provider: string }[];
  readonly models: readonly (Pick<AnyModelListing, 'name' | 'title' | 'de'> & { readonly ready: boolean })[];
  /** A job just went through the queue and was done. */
  readonly queue: boolean;
}

export async function readStatus({ db, env, health }: Services, { teamId }: Actor): Promise<Status> {
  const first = new Set(defaultModels());
  const listed = listAllModels(env.data.models).filter(({ name }) => first.has(name));
  const [workers, ready, { ok }] = await Promise.all([
    liveWorkers(db, { teamId, withinMs: WORKER_SILENT_MS }),
    Promise.all(
      listed.map(async ({ name, title, de }) => {
        return { name, title, de, ready: (await installedModel(name, env.data.models)) !== null };
      }),
    ),
    health.check(),
  ]);
  return { workers: workers.map(({ id, provider }) => ({ id, host: hostOf(id), provider })), models: ready, queue: ok };
}

/** Workers are called HOST-PID-NUMBER. */
const hostOf = (id: string): string => /^(.*)-\d+-[0-9a-f]+$/.exec(id)?.[1] ?? id;
