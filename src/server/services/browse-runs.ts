// The list of runs as the app shows it: filtered, each with its number, and how many there are of each status.
import { countRuns, type RunFilters, listRuns as selectRuns } from '../../db/list-runs';
import { listArtifactsOfRuns } from '../../db/run-files';
import type { RunStatus } from '../../db/types';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { type Headline, runHeadline } from './headline';
import { type PresentedRun, presentRun } from './present-run';

export interface ListedRun extends PresentedRun {
  /** The number that matters; null until the run has ended, or where nothing is counted. */
  readonly headline: Headline | null;
}

export interface RunsPage {
  readonly items: readonly ListedRun[];
  readonly nextCursor: string | null;
  /** By all filters but that of the status. */
  readonly totals: Readonly<Record<RunStatus, number>>;
}

export async function browseRuns(
  { db }: Services,
  { teamId }: Actor,
  { filters, cursor, limit }: { filters: RunFilters; cursor?: string; limit?: number },
): Promise<RunsPage> {
  const [{ items, nextCursor }, totals] = await Promise.all([
    selectRuns(db, { ...filters, teamId, cursor, limit }),
    countRuns(db, { ...filters, teamId }),
  ]);
  const files = await listArtifactsOfRuns(db, { teamId, runIds: items.map(({ id }) => id) });
  return {
    items: items.map((run) => ({ ...presentRun(run, files.get(run.id) ?? []), headline: runHeadline(run.totals) })),
    nextCursor,
    totals,
  };
}
