// Whether a workflow could run now: are its models on this machine, is a worker there. Says which model by its title; never
// proposes another one by itself.
import type { Plan } from '../../core/plan';
import { liveWorkers } from '../../db/workers';
import { listAllModels } from '../../models/all-models';
import { installedModel } from '../../models/installed';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { WORKER_SILENT_MS } from './read-status';

export interface ModelReadiness {
  readonly name: string;
  readonly title: string;
  readonly installed: boolean;
}
export interface Readiness {
  /** Everything is there; without a model that is not installed yet the first run takes longer, without a worker it waits. */
  readonly ready: boolean;
  readonly models: readonly ModelReadiness[];
  readonly workers: number;
}

/** `models`: the names in the plan, none for what has problems. */
export async function readReadiness(
  { db, env }: Pick<Services, 'db' | 'env'>,
  { teamId }: Actor,
  models: readonly Pick<Plan['models'][number], 'name'>[],
): Promise<Readiness> {
  const [workers, readiness] = await Promise.all([
    liveWorkers(db, { teamId, withinMs: WORKER_SILENT_MS }),
    Promise.all(models.map(({ name }) => modelReadiness(name, env.data.models))),
  ]);
  const ready = workers.length > 0 && readiness.every(({ installed }) => installed);
  return { ready, models: readiness, workers: workers.length };
}

async function modelReadiness(name: string, folder: string): Promise<ModelReadiness> {
  const title = listAllModels(folder).find((each) => each.name === name)?.title ?? name;
  return { name, title, installed: (await installedModel(name, folder)) !== null };
}
