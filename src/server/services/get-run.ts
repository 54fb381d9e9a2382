// Reads one run with its files, and with its first results where they are asked for.

import type { Plan } from '../../core/plan';
import { getRunPlan, listArtifacts, listItems as selectItems, getRun as selectRun } from '../../db/runs';
import type { RunView } from '../../db/types';
import type { Actor } from '../actor';
import { LIMITS } from '../limits';
import type { Services } from '../services';
import { type PresentedItem, presentItem, storedPlan } from './present-item';
import { type PresentedRun, presentRun } from './present-run';

export interface PresentedRunWithResults extends PresentedRun {
  /** The first 100 photos; the rest by cursor. */
  readonly results: readonly PresentedItem[];
}

/** Throws `not_found`. */
export async function getRun({ db }: Services, { teamId }: Actor, runId: string): Promise<PresentedRun> {
  const [run, artifacts] = await Promise.all([selectRun(db, { teamId, runId }), listArtifacts(db, { teamId, runId })]);
  return presentRun(run, artifacts);
}

/** A run that was just read, with its results; `plan` saves reading it again. */
export async function withResults(
  { db }: Services,
  { teamId }: Actor,
  run: RunView,
  plan?: Plan,
): Promise<PresentedRunWithResults> {
  const key = { teamId, runId: run.id };
  const [artifacts, { items }, itsPlan] = await Promise.all([
    listArtifacts(db, key),
    selectItems(db, { ...key, limit: LIMITS.resultsWithRun }),
    plan ?? getRunPlan(db, key).then(storedPlan),
  ]);
  return { ...presentRun(run, artifacts), results: items.map((item) => presentItem(run.id, item, itsPlan)) };
}
