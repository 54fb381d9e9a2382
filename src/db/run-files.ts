// Reads the files of runs: those of many runs in one question, and one file by its name. Changes nothing.
import { LensgraphError } from '../core/errors';
import type { Sql } from './client';
import type { RunKey } from './runs';
import type { ArtifactView } from './types';

/** The files of each run by name; a run without files is not in the map. */
export async function listArtifactsOfRuns(
  db: Sql,
  { teamId, runIds }: { teamId: string; runIds: readonly string[] },
): Promise<Map<string, ArtifactView[]>> {
  const rows = await db.query<ArtifactView & { runId: string }>(
    `SELECT "runId", name, "blobId", bytes, "mediaType" FROM "Artifact"
     WHERE "teamId" = $1 AND "runId" = ANY($2) ORDER BY "runId", name`,
    [teamId, runIds],
  );
  const files = new Map<string, ArtifactView[]>();
  for (const { runId, ...file } of rows) files.set(runId, [...(files.get(runId) ?? []), file]);
  return files;
}

/** One file of a run of the team; `not_found` otherwise. */
export async function getArtifact(db: Sql, { teamId, runId, name }: RunKey & { name: string }): Promise<ArtifactView> {
  const [row] = await db.query<ArtifactView>(
    'SELECT name, "blobId", bytes, "mediaType" FROM "Artifact" WHERE "teamId" = $1 AND "runId" = $2 AND name = $3',
    [teamId, runId, name],
  );
  if (!row) throw new LensgraphError('not_found', { what: 'file' });
  return row;
}
