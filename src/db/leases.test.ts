// Leases and fencing: two workers never both write, whatever is frozen, killed or late.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/postgres';
import { claim, makeRun, result } from '../../test/support/runs';
import { claimBatch, heartbeat, releaseBatch } from './claim-batch';
import { type Db, openDb } from './client';
import { completeBatch } from './complete-batch';
import { finishRun } from './finish-run';
import { reconcile } from './reconcile';
import { getRun, listItems } from './runs';
import { DEFAULT_TEAM_ID as teamId } from './team';
import { batchKey } from './types';
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

/** Ends a lease as if its time had passed without a heartbeat. */
const expire = (runId: string) =>
  database.sql(
    `UPDATE "Batch" SET "leaseUntil" = now() - interval '1 second' WHERE "runId" = $1 AND status = 'leased'`,
    [runId],
  );

describe('a batch', () => {
  it('goes to one of many who claim it at the same time', async () => {
    const { run } = await makeRun(db, 2, 2);
    const workers = Array.from({ length: 8 }, (_, index) => `worker-${index}`);
    const claims = await Promise.all(
      workers.map((workerId) => claimBatch(db, { runId: run.id, index: 0, workerId, leaseMs: 30_000 })),
    );
    expect(claims.filter((held) => held !== null)).toHaveLength(1);
  });

  it('is refused when it does not exist', async () => {
    expect(await claimBatch(db, { runId: 'nothing', index: 0, workerId: 'a', leaseMs: 1000 })).toBeNull();
  });

  it('whose worker fell silent goes to another, which does only what is left; the late writer is refused', async () => {
    const { run } = await makeRun(db, 4, 4);
    const silent = await claim(db, run.id, 0, 'silent');
    await writeResults(
      db,
      silent,
      silent.items.slice(0, 3).map((item) => result(item)),
    );
    await expire(run.id);
    const next = await claim(db, run.id, 0, 'next');
    expect(next.token).toBe(silent.token + 1);
    expect(next.items.map((item) => item.index)).toEqual([3]);

    expect(
      await writeResults(
        db,
        silent,
        silent.items.map((item) => result(item, 'failed')),
      ),
    ).toBe(false);
    expect(await completeBatch(db, silent, [])).toEqual({ state: 'lost' });
    expect(await heartbeat(db, [silent], 1000)).toEqual(new Set());
    expect(await releaseBatch(db, silent)).toBeNull();

    expect(
      await completeBatch(
        db,
        next,
        next.items.map((item) => result(item)),
      ),
    ).toEqual({ state: 'finishInline' });
    expect(await finishRun(db, silent, { totals: {}, artifacts: [], provider: null })).toBe(false);
    expect(await finishRun(db, next, { totals: {}, artifacts: [], provider: null })).toBe(true);
    const items = (await listItems(db, { teamId, runId: run.id })).items;
    expect(items.map((item) => item.status)).toEqual(['ok', 'ok', 'ok', 'ok']);
  });

  it('keeps the first result of a photo when the same worker writes it twice', async () => {
    const { run } = await makeRun(db, 1, 1);
    const held = await claim(db, run.id, 0);
    await writeResults(
      db,
      held,
      held.items.map((item) => result(item, 'ok')),
    );
    await writeResults(
      db,
      held,
      held.items.map((item) => result(item, 'failed')),
    );
    expect((await getRun(db, { teamId, runId: run.id })).progress).toMatchObject({ ok: 1, failed: 0 });
  });

  it('stays with a worker that beats, by the clock of the database', async () => {
    const { run } = await makeRun(db, 2, 2);
    const held = await claim(db, run.id, 0, 'beating', 200);
    for (let beat = 0; beat < 5; beat += 1) {
      await sleep(100);
      expect(await heartbeat(db, [held], 1000)).toEqual(new Set([batchKey(held)]));
    }
    expect(await claimBatch(db, { runId: run.id, index: 0, workerId: 'b', leaseMs: 1000 })).toBeNull();
  });

  it('is refused to a worker with the same token as the holder: a crash may have forgotten its claim', async () => {
    const { run } = await makeRun(db, 1, 1);
    const holder = await claim(db, run.id, 0, 'holder');
    const forgotten = { ...holder, workerId: 'forgotten' };
    expect(
      await writeResults(
        db,
        forgotten,
        holder.items.map((item) => result(item)),
      ),
    ).toBe(false);
    expect(await heartbeat(db, [forgotten], 1000)).toEqual(new Set());
    expect(await releaseBatch(db, forgotten)).toBeNull();
    expect(await heartbeat(db, [holder], 1000)).toEqual(new Set([batchKey(holder)]));
  });

  it('given back is free at once, with a new job', async () => {
    const { run } = await makeRun(db, 2, 2);
    const held = await claim(db, run.id, 0);
    expect(await releaseBatch(db, held)).toEqual({ runId: run.id, index: 0, jobId: `${run.id}-0-1` });
    expect(await writeResults(db, held, [])).toBe(false);
    expect((await claim(db, run.id, 0, 'b')).token).toBe(2);
  });
});

describe('reconcile', () => {
  it('puts batches with a lost lease back, once, under a new job id', async () => {
    const { run } = await makeRun(db, 4, 2);
    await claim(db, run.id, 0);
    await claim(db, run.id, 1);
    await expire(run.id);
    const rounds = await Promise.all([1, 2, 3].map(() => reconcile(db, { quietMs: 60_000 })));
    const expired = rounds.flatMap((round) => round.expired).filter((batch) => batch.runId === run.id);
    expect(expired.map((batch) => batch.jobId).sort()).toEqual([`${run.id}-0-1`, `${run.id}-1-1`]);
    expect((await listItems(db, { teamId, runId: run.id })).items.map((item) => item.status)).toEqual([
      'pending',
      'pending',
      'pending',
      'pending',
    ]);
  });

  it('leaves live leases and fresh batches alone, and names quiet ones once in a while', async () => {
    const { run } = await makeRun(db, 4, 2);
    await claim(db, run.id, 0);
    const none = await reconcile(db, { quietMs: 60_000 });
    expect(none.quiet.filter((batch) => batch.runId === run.id)).toEqual([]);
    await database.sql(`UPDATE "Batch" SET "checkedAt" = now() - interval '2 minutes' WHERE "runId" = $1`, [run.id]);
    const found = await reconcile(db, { quietMs: 60_000 });
    expect(found.quiet.filter((batch) => batch.runId === run.id)).toEqual([
      { runId: run.id, index: 1, jobId: `${run.id}-1` },
    ]);
    const again = await reconcile(db, { quietMs: 60_000 });
    expect(again.quiet.filter((batch) => batch.runId === run.id)).toEqual([]);
  });
});
