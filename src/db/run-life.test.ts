// The life of a run in a real database: made, claimed, written, finished, retried, cancelled.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/postgres';
import { claim, makeRun, newRun, result } from '../../test/support/runs';
import { cancelRun } from './cancel-run';
import { claimBatch } from './claim-batch';
import { type Db, openDb } from './client';
import { completeBatch } from './complete-batch';
import { createRun } from './create-run';
import { failRun, finishRun } from './finish-run';
import { listRuns } from './list-runs';
import { retryRun } from './retry-run';
import { eachItem, getRun, getRunPlan, listArtifacts, listEvents, listItems } from './runs';
import { DEFAULT_TEAM_ID as teamId } from './team';
import type { ItemView } from './types';
import { writeResults } from './write-results';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDb(database.url);
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

const nothing = { totals: {}, artifacts: [], provider: 'cpu' };
const kinds = async (runId: string) => (await listEvents(db, { teamId, runId })).map((event) => event.kind);
const statuses = async (runId: string) => (await listItems(db, { teamId, runId })).items.map((item) => item.status);

describe('a run of one batch', () => {
  it('goes from queued to completed with totals, files and events in order', async () => {
    const { run, batches, replay } = await makeRun(db, 3, 16, { params: { filter: { minScore: 0.4 } } });
    expect(replay).toBe(false);
    expect(batches).toEqual([{ runId: run.id, index: 0, jobId: `${run.id}-0` }]);
    expect(await getRun(db, { teamId, runId: run.id })).toEqual(run);
    expect(await getRunPlan(db, { teamId, runId: run.id })).toEqual({ steps: [{ node: 'count' }] });

    const held = await claim(db, run.id, 0);
    expect(held).toMatchObject({ kind: 'items', token: 1, attempt: 1, params: { filter: { minScore: 0.4 } } });
    expect(held.items.map((item) => item.name)).toEqual(['photo-0.jpg', 'photo-1.jpg', 'photo-2.jpg']);
    expect(await statuses(run.id)).toEqual(['running', 'running', 'running']);

    expect(
      await writeResults(
        db,
        held,
        held.items.slice(0, 2).map((item) => result(item)),
      ),
    ).toBe(true);
    expect((await getRun(db, { teamId, runId: run.id })).progress).toEqual({
      total: 3,
      done: 2,
      ok: 2,
      skipped: 0,
      failed: 0,
    });

    const done = await completeBatch(
      db,
      held,
      held.items.slice(2).map((item) => result(item, 'skipped')),
    );
    expect(done).toEqual({ state: 'finishInline' });
    const artifacts = [{ name: 'results.csv', blobId: 'b', bytes: 7, mediaType: 'text/csv' }];
    expect(await finishRun(db, held, { totals: { count: { sum: 3 } }, artifacts, provider: 'cpu' })).toBe(true);

    const finished = await getRun(db, { teamId, runId: run.id });
    expect(finished).toMatchObject({ status: 'completed', totals: { count: { sum: 3 } }, provider: 'cpu' });
    expect(finished.progress).toEqual({ total: 3, done: 3, ok: 2, skipped: 1, failed: 0 });
    const { items } = await listItems(db, { teamId, runId: run.id });
    expect(items.map((item) => item.skipped)).toEqual([null, null, { save: 'photos' }]);
    expect(finished.finishedAt).toBeInstanceOf(Date);
    expect(await listArtifacts(db, { teamId, runId: run.id })).toEqual(artifacts);
    expect(await kinds(run.id)).toEqual(['queued', 'started', 'progress', 'progress', 'finished']);
    expect(await finishRun(db, held, nothing)).toBe(false);
  });
});

describe('a claim that is its whole run', () => {
  it('brings its results to the finish, in one transaction', async () => {
    const { run } = await makeRun(db, 3, 16);
    const held = await claim(db, run.id, 0);
    expect(held.items).toHaveLength(held.imageTotal);
    const results = held.items.map((item) => result(item, item.index === 1 ? 'failed' : 'ok'));
    expect(await finishRun(db, held, { ...nothing, results })).toBe(true);
    expect(await getRun(db, { teamId, runId: run.id })).toMatchObject({
      status: 'completed_with_errors',
      progress: { ok: 2, failed: 1, done: 3 },
    });
    const events = await listEvents(db, { teamId, runId: run.id });
    expect(events.map((event) => [event.id, event.kind])).toEqual([
      [1, 'queued'],
      [2, 'started'],
      [3, 'itemFailed'],
      [4, 'progress'],
      [5, 'finished'],
    ]);
    expect(events.at(-1)?.data).toMatchObject({ status: 'completed_with_errors', ok: 2, failed: 1 });
  });
});

describe('a run of several batches', () => {
  it('makes one finish batch after the last, even when two end at the same time', async () => {
    const { run } = await makeRun(db, 6, 2);
    const claims = [await claim(db, run.id, 0), await claim(db, run.id, 1), await claim(db, run.id, 2)];
    const ends = await Promise.all(
      claims.map((held) =>
        completeBatch(
          db,
          held,
          held.items.map((item) => result(item)),
        ),
      ),
    );
    expect(ends.filter((end) => end.state === 'more')).toHaveLength(2);
    expect(ends.filter((end) => end.state === 'finish')).toEqual([
      { state: 'finish', wakeUp: { runId: run.id, index: 3, jobId: `${run.id}-3` } },
    ]);
    const finish = await claim(db, run.id, 3);
    expect(finish).toMatchObject({ kind: 'finish', items: [] });
    const items: ItemView[] = [];
    for await (const item of eachItem(db, { teamId, runId: run.id }, 4)) items.push(item);
    expect(items.map((item) => item.outputs)).toEqual([0, 1, 2, 3, 4, 5].map((index) => ({ count: { count: index } })));
    expect(await finishRun(db, finish, nothing)).toBe(true);
    expect((await getRun(db, { teamId, runId: run.id })).status).toBe('completed');
  });

  it('numbers events without a gap when many write at the same time, with counts that never go back', async () => {
    const { run } = await makeRun(db, 40, 2);
    await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const held = await claim(db, run.id, index, `worker-${index % 3}`);
        for (const item of held.items) await writeResults(db, held, [result(item, index % 2 ? 'ok' : 'failed')]);
        await completeBatch(db, held, []);
      }),
    );
    const events = await listEvents(db, { teamId, runId: run.id });
    expect(events.map((event) => event.id)).toEqual(events.map((_, position) => position + 1));
    const done = events.filter((event) => event.kind === 'progress').map((event) => event.data.done);
    expect(done).toEqual(Array.from({ length: 40 }, (_, position) => position + 1));
    expect(events.filter((event) => event.kind === 'itemFailed')).toHaveLength(20);
    const after = await listEvents(db, { teamId, runId: run.id, afterId: events.length - 2 });
    expect(after).toEqual(events.slice(-2));
  });
});

describe('status from the photos', () => {
  const endWith = async (outcomes: ('ok' | 'skipped' | 'failed')[]) => {
    const { run } = await makeRun(db, outcomes.length, 16);
    const held = await claim(db, run.id, 0);
    await completeBatch(
      db,
      held,
      held.items.map((item) => result(item, outcomes[item.index])),
    );
    await finishRun(db, held, nothing);
    return (await getRun(db, { teamId, runId: run.id })).status;
  };
  it('is completed, completed_with_errors or failed', async () => {
    expect(await endWith(['ok', 'ok'])).toBe('completed');
    expect(await endWith(['ok', 'skipped'])).toBe('completed');
    expect(await endWith(['ok', 'failed'])).toBe('completed_with_errors');
    expect(await endWith(['failed', 'failed'])).toBe('failed');
    expect(await endWith(['failed', 'skipped'])).toBe('failed');
  });

  it('is failed, with the reason, when the run itself broke; its other batches are closed', async () => {
    const { run } = await makeRun(db, 4, 2);
    const [first, second] = [await claim(db, run.id, 0), await claim(db, run.id, 1)];
    const error = { code: 'model_corrupt', message: 'The file of the model is not the expected one.' };
    expect(await failRun(db, first, { error, provider: null })).toBe(true);
    expect(
      await writeResults(
        db,
        second,
        second.items.map((item) => result(item)),
      ),
    ).toBe(false);
    expect(await getRun(db, { teamId, runId: run.id })).toMatchObject({ status: 'failed', error });
    expect(await statuses(run.id)).toEqual(['cancelled', 'cancelled', 'cancelled', 'cancelled']);
    const again = await retryRun(db, { teamId, runId: run.id, batchSize: 8 });
    expect(again.run).toMatchObject({ status: 'queued', error: null });
    expect((await claim(db, run.id, 2)).items).toHaveLength(4);
  });
});

describe('retry', () => {
  it('tries only the failed photos again, in a new attempt, and the newest attempt counts', async () => {
    const { run } = await makeRun(db, 5, 16);
    const held = await claim(db, run.id, 0);
    await completeBatch(
      db,
      held,
      held.items.map((item) => result(item, item.index % 2 ? 'failed' : 'ok')),
    );
    await finishRun(db, held, {
      ...nothing,
      artifacts: [{ name: 'old.csv', blobId: 'b', bytes: 1, mediaType: 'text/csv' }],
    });

    const again = await retryRun(db, { teamId, runId: run.id, batchSize: 16 });
    expect(again.run).toMatchObject({ status: 'queued', finishedAt: null, progress: { done: 3, failed: 0 } });
    expect(again.batches).toEqual([{ runId: run.id, index: 1, jobId: `${run.id}-1` }]);
    const second = await claim(db, run.id, 1);
    expect(second).toMatchObject({ attempt: 2, kind: 'items' });
    expect(second.items.map(({ index, attempt }) => [index, attempt])).toEqual([
      [1, 2],
      [3, 2],
    ]);
    expect(
      await completeBatch(
        db,
        second,
        second.items.map((item) => result(item)),
      ),
    ).toEqual({ state: 'finishInline' });
    await finishRun(db, second, {
      ...nothing,
      artifacts: [{ name: 'new.csv', blobId: 'c', bytes: 1, mediaType: 'text/csv' }],
    });

    expect(await getRun(db, { teamId, runId: run.id })).toMatchObject({ status: 'completed', progress: { ok: 5 } });
    expect((await listArtifacts(db, { teamId, runId: run.id })).map((file) => file.name)).toEqual(['new.csv']);
    const rows = await database.sql('SELECT "itemIndex" FROM "ItemResult" WHERE "runId" = $1', [run.id]);
    expect(rows).toHaveLength(7);
    expect(await kinds(run.id)).toEqual([
      'queued',
      'started',
      'itemFailed',
      'itemFailed',
      'progress',
      'finished',
      'queued',
      'started',
      'progress',
      'finished',
    ]);
  });

  it('splits a large retry into batches', async () => {
    const { run } = await makeRun(db, 5, 16);
    const held = await claim(db, run.id, 0);
    await completeBatch(
      db,
      held,
      held.items.map((item) => result(item, 'failed')),
    );
    await finishRun(db, held, nothing);
    const again = await retryRun(db, { teamId, runId: run.id, batchSize: 2 });
    expect(again.batches.map((batch) => batch.index)).toEqual([1, 2, 3]);
    expect((await claim(db, run.id, 3)).items.map((item) => item.index)).toEqual([4]);
  });

  it('is refused while the run goes on, after it was cancelled, and when nothing failed', async () => {
    const { run } = await makeRun(db, 1, 16);
    await expect(retryRun(db, { teamId, runId: run.id, batchSize: 4 })).rejects.toMatchObject({ code: 'conflict' });
    const held = await claim(db, run.id, 0);
    await completeBatch(
      db,
      held,
      held.items.map((item) => result(item)),
    );
    await finishRun(db, held, nothing);
    await expect(retryRun(db, { teamId, runId: run.id, batchSize: 4 })).rejects.toMatchObject({ code: 'conflict' });
    const { run: other } = await makeRun(db, 1, 16);
    await cancelRun(db, { teamId, runId: other.id });
    await expect(retryRun(db, { teamId, runId: other.id, batchSize: 4 })).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('cancel', () => {
  it('ends the run at once, keeps what is written and refuses what comes late', async () => {
    const { run } = await makeRun(db, 4, 2);
    const held = await claim(db, run.id, 0);
    const [first, second] = held.items.map((item) => result(item));
    expect(await writeResults(db, held, first ? [first] : [])).toBe(true);
    expect(await cancelRun(db, { teamId, runId: run.id })).toMatchObject({ status: 'cancelled', progress: { ok: 1 } });
    expect(await writeResults(db, held, second ? [second] : [])).toBe(false);
    expect(await completeBatch(db, held, [])).toEqual({ state: 'lost' });
    expect(await claimBatch(db, { runId: run.id, index: 1, workerId: 'b', leaseMs: 1000 })).toBeNull();
    expect(await statuses(run.id)).toEqual(['ok', 'cancelled', 'cancelled', 'cancelled']);
    expect(await kinds(run.id)).toEqual(['queued', 'started', 'progress', 'cancelled']);
  });

  it('leaves an ended run as it is', async () => {
    const { run } = await makeRun(db, 1, 2);
    const held = await claim(db, run.id, 0);
    await completeBatch(
      db,
      held,
      held.items.map((item) => result(item)),
    );
    await finishRun(db, held, nothing);
    expect(await cancelRun(db, { teamId, runId: run.id })).toMatchObject({ status: 'completed' });
  });
});

describe('idempotency', () => {
  it('makes one run of fifty requests with the same key at the same time', async () => {
    const idempotency = { key: 'order-1', fingerprint: 'f1' };
    const made = await Promise.all(Array.from({ length: 50 }, () => makeRun(db, 2, 16, { idempotency })));
    expect(new Set(made.map(({ run }) => run.id)).size).toBe(1);
    expect(made.filter(({ replay }) => !replay)).toHaveLength(1);
    expect(made.filter(({ batches }) => batches.length > 0)).toHaveLength(1);
  });

  it('refuses the key for another request, and forgets it after a day', async () => {
    const key = 'order-2';
    const first = await makeRun(db, 2, 16, { idempotency: { key, fingerprint: 'f1' } });
    const other = newRun(3, 16, { idempotency: { key, fingerprint: 'f2' } });
    await expect(createRun(db, other)).rejects.toMatchObject({ code: 'idempotency_conflict' });
    await database.sql(`UPDATE "IdempotencyKey" SET "createdAt" = now() - interval '25 hours' WHERE key = $1`, [key]);
    const second = await createRun(db, other);
    expect(second.replay).toBe(false);
    expect(second.run.id).not.toBe(first.run.id);
  });
});

describe('a run whose folding broke', () => {
  it('is folded again by a retry, and no photo is run again', async () => {
    const { run } = await makeRun(db, 2, 16);
    const held = await claim(db, run.id, 0);
    await writeResults(
      db,
      held,
      held.items.map((item) => result(item)),
    );
    const error = { code: 'storage_full', message: 'The disk is full.' };
    expect(await failRun(db, held, { error, provider: 'cpu' })).toBe(true);
    const { run: again, batches } = await retryRun(db, { teamId, runId: run.id, batchSize: 16 });
    expect(again).toMatchObject({ status: 'queued', error: null, startedAt: null, progress: { ok: 2 } });
    expect(batches).toHaveLength(1);
    const fold = await claim(db, run.id, batches[0]?.index ?? -1);
    expect(fold).toMatchObject({ kind: 'finish', items: [] });
    expect(await finishRun(db, fold, { ...nothing, totals: { count: { sum: 2 } } })).toBe(true);
    expect(await getRun(db, { teamId, runId: run.id })).toMatchObject({
      status: 'completed',
      totals: { count: { sum: 2 } },
    });
  });
});

describe('reading', () => {
  it('refuses runs of another team, and runs without photos', async () => {
    await database.sql(`INSERT INTO "Team" (id, name) VALUES ('other', 'Other') ON CONFLICT DO NOTHING`);
    const { run } = await makeRun(db, 1, 1);
    const stranger = { teamId: 'other', runId: run.id };
    await expect(getRun(db, stranger)).rejects.toMatchObject({ code: 'not_found' });
    await expect(cancelRun(db, stranger)).rejects.toMatchObject({ code: 'not_found' });
    await expect(retryRun(db, { ...stranger, batchSize: 1 })).rejects.toMatchObject({ code: 'not_found' });
    expect((await listItems(db, stranger)).items).toEqual([]);
    expect(await listEvents(db, stranger)).toEqual([]);
    expect((await listRuns(db, { teamId: 'other' })).items).toEqual([]);
    await expect(makeRun(db, 0, 1)).rejects.toMatchObject({ code: 'no_photos' });
  });

  it('pages through runs, newest first, and through photos in order', async () => {
    await database.sql(`INSERT INTO "Team" (id, name) VALUES ('pages', 'Pages')`);
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) ids.unshift((await makeRun(db, 3, 2, { teamId: 'pages' })).run.id);
    const first = await listRuns(db, { teamId: 'pages', limit: 2 });
    const second = await listRuns(db, { teamId: 'pages', limit: 3, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map((run) => run.id)).toEqual(ids);
    expect(second.nextCursor).toBeNull();
    const photos = await listItems(db, { teamId: 'pages', runId: ids[0] ?? '', limit: 2 });
    expect(photos.items.map((item) => item.index)).toEqual([0, 1]);
    expect(photos.nextCursor).toBe(1);
  });
});
