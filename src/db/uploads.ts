// Photos sent before the run that will use them. The bytes are in the blob store; here is whose they are.
import { LensgraphError } from '../core/errors';
import type { Db, Sql } from './client';
import { newId } from './ids';
import type { NewItem } from './types';

export interface UploadRow extends NewItem {
  readonly id: string;
  readonly createdAt: Date;
}

const SELECT = { id: true, name: true, blobId: true, bytes: true, createdAt: true } as const;

/** Records uploaded photos of a team, in the order given. */
export async function createUploads(db: Db, teamId: string, photos: readonly NewItem[]): Promise<UploadRow[]> {
  const data = photos.map(({ name, blobId, bytes }) => ({ id: newId(), teamId, name, blobId, bytes }));
  const rows = await db.guard(() => db.prisma.upload.createManyAndReturn({ data, select: SELECT }));
  return inOrder(
    data.map(({ id }) => id),
    rows,
  );
}

/** The uploads of a team by id, in the order asked for; `not_found` when one is missing or another team's. */
export async function getUploads(db: Db, teamId: string, ids: readonly string[]): Promise<UploadRow[]> {
  const where = { teamId, id: { in: [...ids] } };
  const rows = await db.guard(() => db.prisma.upload.findMany({ where, select: SELECT }));
  return inOrder(ids, rows);
}

/** Removes uploads; the blobs that nothing names any more, neither an upload nor a photo of a run. */
export async function dropUploads(db: Sql, teamId: string, ids: readonly string[]): Promise<string[]> {
  const gone = await db.query<{ blobId: string }>(
    'DELETE FROM "Upload" WHERE "teamId" = $1 AND id = ANY($2) RETURNING "blobId"',
    [teamId, ids],
  );
  const rows = await db.query<{ blobId: string }>(
    `SELECT DISTINCT blob."blobId" FROM unnest($1::text[]) AS blob("blobId")
     WHERE NOT EXISTS (SELECT FROM "Upload" WHERE "Upload"."blobId" = blob."blobId")
       AND NOT EXISTS (SELECT FROM "Item" WHERE "Item"."blobId" = blob."blobId")
       AND NOT EXISTS (SELECT FROM "Artifact" WHERE "Artifact"."blobId" = blob."blobId")`,
    [gone.map(({ blobId }) => blobId)],
  );
  return rows.map(({ blobId }) => blobId);
}

function inOrder(ids: readonly string[], rows: readonly UploadRow[]): UploadRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    if (!row) throw new LensgraphError('not_found', { what: 'upload' });
    return row;
  });
}
