// Whether a workflow could run now: are its models on this machine, is a worker there. Says which model by its title; never
// proposes another one by itself.
import type { Plan } from '../../core/plan';
import { liveWorkers } from '../../db/workers';
import { listAllModels } from '../../models/all-models';
import type { SaidModel } from '../../models/catalogue/german';
import { installedModel } from '../../models/installed';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { WORKER_SILENT_MS } from './read-status';

export interface ModelReadiness {
  readonly name: string;
  readonly title: string;
  /** As screens in German say it. */
  readonly de: SaidModel | null;
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
  services: Pick<Services, 'db' | 'env'>,
  actor: Actor,
  models: readonly PlanModel[],
): Promise<Readiness> {
  return (await readinessReader(services, actor))(models);
}

/** The same for many workflows: who works and which models there are is read once. */
export async function readinessReader(
  { db, env }: Pick<Services, 'db' | 'env'>,
  { teamId }: Actor,
): Promise<(models: readonly PlanModel[]) => Promise<Readiness>> {
  const folder = env.data.models;
  const workers = (await liveWorkers(db, { teamId, withinMs: WORKER_SILENT_MS })).length;
  const listed = new Map(listAllModels(folder).map((model) => [model.name, model]));
  const isHere = new Map<string, Promise<boolean>>();
  const lookFor = (name: string): Promise<boolean> => {
    const known = isHere.get(name) ?? installedModel(name, folder).then((model) => model !== null);
    isHere.set(name, known);
    return known;
  };
  return async (models) => {
    const readiness = await Promise.all(
      models.map(async ({ name }) => ({
        name,
        title: listed.get(name)?.title ?? name,
        de: listed.get(name)?.de ?? null,
        installed: await lookFor(name),
      })),
    );
    return { ready: workers > 0 && readiness.every(({ installed }) => installed), models: readiness, workers };
  };
}

type PlanModel = Pick<Plan['models'][number], 'name'>;
