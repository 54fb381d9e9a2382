// The plan a run was made with, as it was frozen then.
import type { Plan } from '../../core/plan';
import { getRunPlan } from '../../db/runs';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { storedPlan } from './present-item';

/** Throws `not_found`. */
export async function readPlan({ db }: Services, { teamId }: Actor, runId: string): Promise<Plan> {
  return storedPlan(await getRunPlan(db, { teamId, runId }));
}
