// What computes: the workers and what each computes with, what a machine could compute with and why not, and how long the
// models that are here take. The web process never tries any of it itself: a worker does.
import { randomUUID } from 'node:crypto';
import { liveWorkers } from '../../db/workers';
import { modelPin } from '../../models/all-models';
import type { SaidModel } from '../../models/catalogue/german';
import type { EnginesAnswer } from '../../models/import/question';
import { readTiming, type Timing } from '../../models/timings';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { listModels } from './list-models';
import { WORKER_SILENT_MS } from './read-status';

export interface ComputingView {
  readonly workers: readonly { readonly id: string; readonly provider: string; readonly startedAt: string }[];
  /** Those that are on this machine. */
  readonly models: readonly {
    readonly name: string;
    readonly title: string;
    readonly de: SaidModel | null;
    readonly task: string;
    /** A model of several parts is not timed: it takes longer the more text there is. */
    readonly canBeTimed: boolean;
    readonly timing: Timing | null;
  }[];
}

export async function readComputing(
  { db, env }: Pick<Services, 'db' | 'env'>,
  { teamId }: Actor,
): Promise<ComputingView> {
  const dir = env.data.models;
  const [workers, models] = await Promise.all([
    liveWorkers(db, { teamId, withinMs: WORKER_SILENT_MS }),
    listModels({ env }),
  ]);
  return {
    workers: workers.map(({ id, provider, startedAt }) => ({ id, provider, startedAt: startedAt.toISOString() })),
    models: await Promise.all(
      models
        .filter(({ installed }) => installed)
        .map(async ({ name, title, de, task }) => ({
          name,
          title,
          de,
          task,
          canBeTimed: task !== 'read-text',
          timing: await readTiming(dir, name, modelPin(dir, name)),
        })),
    ),
  };
}

/** Throws `unavailable` when no worker answers. */
export function readEngines({ previews }: Services, { teamId }: Actor, signal: AbortSignal): Promise<EnginesAnswer> {
  const session = `engines-${randomUUID()}`;
  return previews.askEngines({ teamId, session, request: { kind: 'engines' } }, signal);
}

/** Throws `model_unknown`, `model_not_fetched`, `unavailable`. */
export function timeModel(
  { previews }: Services,
  { teamId }: Actor,
  name: string,
  signal: AbortSignal,
): Promise<Timing> {
  return previews.askTime({ teamId, session: `time-${name}`, request: { kind: 'time', name } }, signal);
}
