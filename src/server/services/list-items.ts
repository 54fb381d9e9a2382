// Lists the photos of a run with their results, in the order in which they were sent.
import { getRunPlan, listItems as selectItems } from '../../db/runs';
import type { Page } from '../../db/types';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { type PresentedItem, presentItem, storedPlan } from './present-item';

/** Throws `not_found`. */
export async function listItems(
  { db }: Services,
  { teamId }: Actor,
  { runId, cursor, limit }: { runId: string; cursor?: number; limit?: number },
): Promise<Page<PresentedItem>> {
  const [plan, page] = await Promise.all([
    getRunPlan(db, { teamId, runId }).then(storedPlan),
    selectItems(db, { teamId, runId, cursor, limit }),
  ]);
  return {
    items: page.items.map((item) => presentItem(runId, item, plan)),
    nextCursor: page.nextCursor === null ? null : String(page.nextCursor),
  };
}
