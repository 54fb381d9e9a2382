// Workflows, uploads, keys and workers in a real database.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/postgres';
import { createApiKey, findApiKey, listApiKeys, revokeApiKey } from './api-keys';
import { updateWorkflow } from './change-workflow';
import { type Db, openDb } from './client';
import { DEFAULT_TEAM_ID as teamId } from './team';
import { createUploads, getUploads } from './uploads';
import { liveWorkers, workerGone, workerSeen } from './workers';
import { getPublishedVersion, publishWorkflow } from './workflow-version';
import { createWorkflow, deleteWorkflow, getWorkflow, listWorkflows } from './workflows';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDb(database.url);
  await database.sql(`INSERT INTO "Team" (id, name) VALUES ('other', 'Other'), ('lists', 'Lists')`);
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

describe('workflows', () => {
  const draft = { schemaVersion: 1, nodes: [{ z: 1, a: 2 }] };

  it('keeps the draft as it was written, key order and all, and where it came from', async () => {
    const template = { template: 'shelf-count', hash: 'abc' };
    const made = await createWorkflow(db, { teamId, name: 'Shelf', draft, template });
    expect(made).toMatchObject({ name: 'Shelf', revision: 1, publishedVersion: null, template });
    const read = await getWorkflow(db, { teamId, workflowId: made.id });
    expect(JSON.stringify(read.draft)).toBe(JSON.stringify(draft));
  });

  it('changes only the revision the caller has seen', async () => {
    const { id: workflowId } = await createWorkflow(db, { teamId, name: 'Shelf', draft });
    const changed = await updateWorkflow(db, { teamId, workflowId, revision: 1, name: 'Shelves' });
    expect(changed).toMatchObject({ name: 'Shelves', revision: 2, draft });
    const late = updateWorkflow(db, { teamId, workflowId, revision: 1, draft: {} });
    await expect(late).rejects.toMatchObject({ code: 'conflict' });
    expect(await getWorkflow(db, { teamId, workflowId })).toMatchObject({ name: 'Shelves', draft });
  });

  it('publishes versions that never change; the same graph publishes nothing new', async () => {
    const { id: workflowId } = await createWorkflow(db, { teamId, name: 'Shelf', draft });
    const key = { teamId, workflowId };
    await expect(getPublishedVersion(db, key)).rejects.toMatchObject({ code: 'not_published' });
    expect(await publishWorkflow(db, { ...key, revision: 1, graph: draft, hash: 'h1' })).toMatchObject({ version: 1 });
    expect(await publishWorkflow(db, { ...key, revision: 1, graph: draft, hash: 'h1' })).toMatchObject({ version: 1 });
    await updateWorkflow(db, { ...key, revision: 1, draft: { next: true } });
    expect(await getPublishedVersion(db, key)).toMatchObject({ version: 1, graph: draft, hash: 'h1' });
    const stale = publishWorkflow(db, { ...key, revision: 1, graph: {}, hash: 'h2' });
    await expect(stale).rejects.toMatchObject({ code: 'conflict' });
    await publishWorkflow(db, { ...key, revision: 2, graph: { next: true }, hash: 'h2' });
    expect(await getPublishedVersion(db, key)).toMatchObject({ version: 2, graph: { next: true } });
    expect(await getWorkflow(db, key)).toMatchObject({ publishedVersion: 2 });
  });

  it('is gone for everybody when deleted, and never there for another team', async () => {
    const { id: workflowId } = await createWorkflow(db, { teamId, name: 'Shelf', draft });
    const stranger = { teamId: 'other', workflowId };
    await expect(getWorkflow(db, stranger)).rejects.toMatchObject({ code: 'not_found' });
    await expect(deleteWorkflow(db, stranger)).rejects.toMatchObject({ code: 'not_found' });
    await expect(updateWorkflow(db, { ...stranger, revision: 1 })).rejects.toMatchObject({ code: 'not_found' });
    await expect(getPublishedVersion(db, stranger)).rejects.toMatchObject({ code: 'not_found' });
    await deleteWorkflow(db, { teamId, workflowId });
    await expect(getWorkflow(db, { teamId, workflowId })).rejects.toMatchObject({ code: 'not_found' });
    await expect(deleteWorkflow(db, { teamId, workflowId })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('lists the last changed first, a page at a time', async () => {
    const ids: string[] = [];
    for (const name of ['a', 'b', 'c']) ids.unshift((await createWorkflow(db, { teamId: 'lists', name, draft })).id);
    const first = await listWorkflows(db, { teamId: 'lists', limit: 2 });
    const second = await listWorkflows(db, { teamId: 'lists', limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map((workflow) => workflow.id)).toEqual(ids);
    expect(second.nextCursor).toBeNull();
  });
});

describe('uploads', () => {
  it('come back in the order asked for, to their own team only', async () => {
    const photos = ['a.jpg', 'b.jpg'].map((name) => ({ name, blobId: `blob-${name}`, bytes: 5 }));
    const [a, b] = (await createUploads(db, teamId, photos)).map((upload) => upload.id);
    const found = await getUploads(db, teamId, [b ?? '', a ?? '', b ?? '']);
    expect(found.map((upload) => upload.name)).toEqual(['b.jpg', 'a.jpg', 'b.jpg']);
    await expect(getUploads(db, 'other', [a ?? ''])).rejects.toMatchObject({ code: 'not_found' });
    await expect(getUploads(db, teamId, ['nothing'])).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('keys', () => {
  it('are found by themselves, stored as a hash only, and dead once revoked', async () => {
    const { key, row } = await createApiKey(db, { teamId, name: 'till', scopes: ['runs:read', 'runs:write'] });
    expect(key).toMatch(/^lg_[0-9A-Za-z]{32}$/);
    const found = { id: row.id, teamId, name: 'till', scopes: ['runs:read', 'runs:write'] };
    expect(await findApiKey(db, key)).toEqual(found);
    expect(await findApiKey(db, `${key}x`)).toBeNull();
    const stored = JSON.stringify(await database.sql('SELECT * FROM "ApiKey" WHERE id = $1', [row.id]));
    expect(stored).not.toContain(key);
    const [listed] = await listApiKeys(db, teamId);
    expect(listed).toMatchObject({ last4: key.slice(-4), lastUsedAt: expect.any(Date), revokedAt: null });
    await expect(revokeApiKey(db, { teamId: 'other', keyId: row.id })).rejects.toMatchObject({ code: 'not_found' });
    await revokeApiKey(db, { teamId, keyId: row.id });
    await revokeApiKey(db, { teamId, keyId: row.id });
    expect(await findApiKey(db, key)).toBeNull();
  });
});

describe('workers', () => {
  it('are alive while they say so', async () => {
    const within = { teamId, withinMs: 10_000 };
    await workerSeen(db, { teamId, id: 'w1', provider: 'cpu' });
    await workerSeen(db, { teamId, id: 'w2', provider: 'cuda' });
    await workerSeen(db, { teamId, id: 'w1', provider: 'cpu' });
    expect((await liveWorkers(db, within)).map((worker) => worker.id)).toEqual(['w1', 'w2']);
    await database.sql(`UPDATE "Worker" SET "seenAt" = now() - interval '1 minute' WHERE id = 'w1'`);
    await workerGone(db, { teamId, id: 'w2' });
    expect(await liveWorkers(db, within)).toEqual([]);
  });
});
