// Lists the team's runs, newest first, each with its files.
import { listRuns as selectRuns } from '../../db/list-runs';
import { listArtifactsOfRuns } from '../../db/run-files';

import type { Page } from '../../db/types';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { type PresentedRun, presentRun } from './present-run';

export async function listRuns(
  { db }: Services,
  { teamId }: Actor,
  options: { workflowId?: string; cursor?: string; limit?: number },
): Promise<Page<PresentedRun>> {
  const { items, nextCursor } = await selectRuns(db, { teamId, ...options });
  const files = await listArtifactsOfRuns(db, { teamId, runIds: items.map(({ id }) => id) });
  return { items: items.map((run) => presentRun(run, files.get(run.id) ?? [])), nextCursor };
}
