// Somebody corrects what was found, and everything that tells numbers tells the corrected ones; taking it back gives what was.
import { TRPCClientError } from '@trpc/client';
import readSheets from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CorrectionInput } from '../../src/core/corrections';
import type { Detection, Detections } from '../../src/core/data-types';
import { type RunningApp, samplePhoto, startRunningApp } from '../support/running-app';

let app: RunningApp;
let workflowId: string;
beforeAll(async () => {
  app = await startRunningApp();
  workflowId = (await app.trpc.templates.use.mutate({ template: 'shelf-count' })).id;
});
afterAll(() => app?.close());

const NONE: CorrectionInput = { removed: [], relabelled: {}, added: [] };

async function runOf(names: readonly string[]): Promise<string> {
  const uploads = await app.upload(await Promise.all(names.map(samplePhoto)));
  const { id } = await app.trpc.runs.create.mutate({ workflowId, uploadIds: uploads.map(({ uploadId }) => uploadId) });
  expect((await app.settled(id)).status).toBe('completed');
  return id;
}

const photoOf = async (runId: string, index = 0) => {
  const { items } = await app.trpc.runs.photos.query({ runId, indexes: [index] });
  const [photo] = items;
  if (!photo) throw new Error('the run has no such photo');
  return photo;
};
const keptOf = ({ outputs }: { outputs: Readonly<Record<string, Readonly<Record<string, unknown>>>> }) =>
  (outputs.keep?.kept as Detections | undefined)?.items ?? [];

const correct = async (runId: string, index: number, revision: number, edits: CorrectionInput) => {
  const correction = await app.trpc.runs.correct.mutate({ runId, index, revision, edits });
  return { correction, run: await app.settled(runId) };
};

/** Every file of a run by its name: what ETag says, which is the SHA-256 of its bytes. */
async function filesOf(runId: string): Promise<Record<string, string>> {
  const { files } = await app.trpc.runs.get.query({ runId });
  const tags = files.map(async ({ name }) => {
    const { headers } = await fetch(`${app.api.url}/files/${runId}/${name}`);
    return [name, headers.get('etag') ?? ''] as const;
  });
  return Object.fromEntries(await Promise.all(tags));
}

const refusal = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof TRPCClientError)) throw new Error(`it was not refused: ${error}`);
  return { message: error.message, ...error.data };
};

test('a removed, a renamed and an added object: photo, totals, table, workbook and marked photo tell the new numbers', async () => {
  const runId = await runOf(['shelf-full.jpg', 'shelf-gaps.jpg']);
  const before = await app.settled(runId);
  const files = await filesOf(runId);
  const picture = await fetch(`${app.api.url}/pictures/runs/${runId}/0`).then((answer) => answer.headers.get('etag'));
  const photo = await photoOf(runId);
  const [first, second] = keptOf(photo);
  if (!first || !second) throw new Error('nothing was found to correct');
  const number = photo.number ?? Number.NaN;
  const sum = before.headline?.total ?? Number.NaN;

  const box: [number, number, number, number] = [-50, 10, 60, 70];
  const { run } = await correct(runId, 0, 0, {
    removed: [first.id],
    relabelled: { [second.id]: '<b>pear</b>' },
    added: [
      { id: 'mine-1', label: 'apple', box },
      { id: 'mine-2', label: 'apple', box: [5, 5, 40, 40] },
    ],
  });

  expect(run).toMatchObject({ status: 'completed', corrections: 4, recounting: false, finishedAt: before.finishedAt });
  expect(run.headline?.total).toBe(sum + 1);
  const after = await photoOf(runId);
  expect(after).toMatchObject({
    number: number + 1,
    attempt: 2,
    unsure: 0,
    correction: { revision: 1, count: 4, pending: false },
  });
  expect(after.correction?.found?.items).toEqual(keptOf(photo));
  const kept = keptOf(after);
  expect(kept.map(({ id }) => id)).not.toContain(first.id);
  expect(kept.find(({ id }) => id === second.id)).toMatchObject({
    label: '<b>pear</b>',
    corrected: true,
    score: second.score,
  });
  expect(kept.find(({ id }) => id === 'mine-1')).toMatchObject({
    source: 'user',
    score: 1,
    box: [0, 10, 60, 70],
  } satisfies Partial<Detection>);
  expect(run.steps.find(({ nodeId }) => nodeId === 'find')?.ms).toBe(
    before.steps.find(({ nodeId }) => nodeId === 'find')?.ms,
  );
  // What was not touched is not made again.
  expect(after.outputs.find).toEqual(photo.outputs.find);
  expect(await photoOf(runId, 1)).toMatchObject({ attempt: 1, correction: null });

  const csv = await fetch(`${app.api.url}/files/${runId}/save.csv`).then((answer) => answer.text());
  expect(csv.split('\n')[0]).toContain('<b>pear</b>');
  const xlsx = await fetch(`${app.api.url}/files/${runId}/save.xlsx`).then((answer) => answer.arrayBuffer());
  expect(JSON.stringify(await readSheets(Buffer.from(xlsx)))).toContain('<b>pear</b>');
  const changed = await filesOf(runId);
  for (const name of Object.keys(files)) expect(changed[name], name).not.toBe(files[name]);
  const marked = await fetch(`${app.api.url}/pictures/runs/${runId}/0`);
  expect([marked.status, marked.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect(marked.headers.get('etag')).not.toBe(picture);

  const back = await correct(runId, 0, 1, NONE);
  expect(back.run).toMatchObject({ corrections: 0, totals: before.totals });
  expect(await filesOf(runId)).toEqual(files);
  expect(await photoOf(runId)).toMatchObject({ number, attempt: 3, outputs: photo.outputs });
});

test('a change made from an old one is refused with the current one, and the same change again is no change', async () => {
  const runId = await runOf(['shelf-gaps.jpg']);
  const [first, second] = keptOf(await photoOf(runId));
  const edits = { removed: [first?.id ?? ''] };
  expect((await correct(runId, 0, 0, edits)).correction).toMatchObject({ revision: 1, count: 1 });
  expect((await correct(runId, 0, 1, edits)).correction).toMatchObject({ revision: 1 });
  // Also when the first answer was lost, so that it is not known to be there.
  expect((await correct(runId, 0, 0, edits)).correction).toMatchObject({ revision: 1 });
  const stale = await refusal(
    app.trpc.runs.correct.mutate({ runId, index: 0, revision: 0, edits: { removed: [second?.id ?? ''] } }),
  );
  expect(stale).toMatchObject({
    code: 'CONFLICT',
    current: { correction: { revision: 1, edits: { removed: [first?.id] } } },
  });
  expect(stale.message).toContain('corrected meanwhile');
  expect((await photoOf(runId)).attempt).toBe(2);
});

test('many quick corrections are counted in a few rounds, and the last one counts', async () => {
  const runId = await runOf(['shelf-full.jpg', 'shelf-gaps.jpg', 'shelf-mixed.jpg']);
  const before = await app.settled(runId);
  for (let revision = 0; revision < 20; revision++) {
    const added = Array.from({ length: revision + 1 }, (_, at) => ({
      id: `u${at}`,
      label: 'apple',
      box: [at, 1, at + 9, 9] as const,
    }));
    await app.trpc.runs.correct.mutate({
      runId,
      index: revision % 3,
      revision: Math.floor(revision / 3),
      edits: { added: added.map((each) => ({ ...each, box: [...each.box] })) },
    });
    const { status, totals } = await app.trpc.runs.get.query({ runId });
    expect(status).toBe('completed');
    expect(totals).not.toBeNull();
  }
  const run = await app.settled(runId);
  expect(run.headline?.total).toBe((before.headline?.total ?? 0) + 18 + 19 + 20);
  expect(run.corrections).toBe(18 + 19 + 20);
  const [rounds] = await app.api.database.sql<{ claims: number }>(
    `SELECT claims FROM "Batch" WHERE "runId" = $1 AND kind = 'recount'`,
    [runId],
  );
  expect(rounds?.claims).toBeLessThan(8);
});

test('what cannot be is refused with a sentence, and nothing is kept of it', async () => {
  const runId = await runOf(['shelf-gaps.jpg']);
  const said = async (edits: CorrectionInput, index = 0) =>
    (await refusal(app.trpc.runs.correct.mutate({ runId, index, revision: 0, edits }))).message;
  expect(await said({ removed: ['o999'] })).toBe('There is no object "o999" on this photo.');
  expect(await said({ relabelled: { o999: 'pear' } })).toBe('There is no object "o999" on this photo.');
  expect(await said({ added: [{ id: 'a', label: 'pear', box: [9_000, 0, 9_100, 50] }] })).toContain(
    'does not lie on the photo',
  );
  expect(await said({ added: [{ id: 'o1', label: 'pear', box: [0, 0, 50, 50] }] })).toContain(
    'belongs to one that was found',
  );
  expect(await said({ added: [{ id: 'a', label: 'n'.repeat(300), box: [0, 0, 50, 50] }] })).toContain(
    'at most 200 characters',
  );
  expect(await said({ added: [{ id: 'a', label: ' \u0000 ', box: [0, 0, 50, 50] }] })).toContain(
    'An object needs a name',
  );
  expect(await said(NONE, 7)).toBe('There is no such photo.');
  expect(await photoOf(runId)).toMatchObject({ attempt: 1, correction: null });
  // A long name is kept whole up to the limit.
  const name = 'n'.repeat(200);
  const { run } = await correct(runId, 0, 0, { added: [{ id: 'a', label: name, box: [0, 0, 50, 50] }] });
  expect(run.headline?.perLabel).toContainEqual({ label: name, count: 1 });
});

test('a photo that was deleted keeps its numbers, and says that it cannot be counted again', async () => {
  const runId = await runOf(['apple.jpg', 'orange.jpg']);
  const before = await app.settled(runId);
  const [row] = await app.api.database.sql<{ blobId: string }>(
    `SELECT "blobId" FROM "Item" WHERE "runId" = $1 AND index = 0`,
    [runId],
  );
  await app.api.web.services.blobs.delete(row?.blobId ?? '');
  expect((await fetch(`${app.api.url}/pictures/runs/${runId}/0/original`)).status).toBe(404);
  const photo = await photoOf(runId);
  expect(photo).toMatchObject({ gone: true, number: 1 });
  const { run } = await correct(runId, 0, 0, { removed: [keptOf(photo)[0]?.id ?? ''] });
  expect(run).toMatchObject({ status: 'completed', totals: before.totals });
  expect((await photoOf(runId)).correction).toMatchObject({ pending: false, error: { code: 'not_found' } });
});
