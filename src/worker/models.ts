// The models of a worker: found on its disk, else fetched by name; and the check that a run gets the very model it was made with.

import type { Logger } from 'pino';
import { LensgraphError } from '../core/errors';
import type { Plan } from '../core/plan';
import type { ModelFile } from '../executor/types';
import { isPinned } from '../models/all-models';
import { isCatalogueName } from '../models/catalogue';
import { fetchModel, type Make } from '../models/fetch';
import { installedModel } from '../models/installed';

const FETCH_MS = 10 * 60_000;
/** After a failed fetch the next photos of the run fail at once instead of waiting for the same answer. */
const FAILED_MS = 60_000;

/** Where the model of a name lies in `dir`; throws `model_unknown`, and `model_not_fetched` when it cannot be had. */
export function modelFinder(dir: string, log: Logger, make?: Make): (name: string, pin: string) => Promise<ModelFile> {
  const failedAt = new Map<string, number>();
  return async (name, pin) => {
    const here = await installedModel(name, dir, { pin });
    if (here) return here;
    if (!isCatalogueName(name)) throw new LensgraphError('model_corrupt', { name });
    if (performance.now() - (failedAt.get(name) ?? Number.NEGATIVE_INFINITY) < FAILED_MS) {
      throw new LensgraphError('model_not_fetched', { name });
    }
    log.info({ model: name }, 'a model is missing; fetching it');
    try {
      return await fetchModel(name, { dir, make, signal: AbortSignal.timeout(FETCH_MS) });
    } catch (cause) {
      log.error({ err: cause, model: name }, 'a model could not be fetched');
      failedAt.set(name, performance.now());
      throw new LensgraphError('model_not_fetched', { name }, { cause });
    }
  };
}

/** Throws `model_unknown` or `model_unsupported` when another model than the plan's lies under a name in `dir`. */
export function assertPlanModels(plan: Plan, dir: string): void {
  for (const { name, sha256 } of plan.models) {
    if (isPinned(dir, name, sha256)) continue;
    throw new LensgraphError('model_unsupported', { name, reason: 'the run was made with another version of it' });
  }
}
