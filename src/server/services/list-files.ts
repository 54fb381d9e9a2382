// Lists the files a run made.
import { getRun, listArtifacts } from '../../db/runs';
import type { Page } from '../../db/types';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { type PresentedFile, presentFile } from './present-run';

/** All of them on one page: a run makes a handful. Throws `not_found`. */
export async function listFiles({ db }: Services, { teamId }: Actor, runId: string): Promise<Page<PresentedFile>> {
  const [, files] = await Promise.all([getRun(db, { teamId, runId }), listArtifacts(db, { teamId, runId })]);
  return { items: files.map((file) => presentFile(runId, file)), nextCursor: null };
}
