// Runs as the pages make, list, follow and delete them: real server, real queue, real worker.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listSentPhotos } from '../../src/db/runs';
import { notifyWorkflow } from '../../src/db/workflow-signal';
import { localActor } from '../../src/server/local-actor';
import { followChanges, type TrackedChange } from '../../src/server/services/follow-changes';
import { runAgain } from '../../src/server/services/run-again';
import { workflowForm } from '../../src/server/services/workflow-form';
import { type RunningApp, samplePhoto, startRunningApp } from '../support/running-app';

let app: RunningApp;
let workflowId: string;
beforeAll(async () => {
  app = await startRunningApp();
  workflowId = (await app.trpc.templates.use.mutate({ template: 'shelf-count' })).id;
});
afterAll(() => app?.close());

const uploadIds = async (...names: string[]) =>
  (await app.upload(await Promise.all(names.map(samplePhoto)))).map(({ uploadId }) => uploadId);

test('a file that is no photo is told at once, kept, and accounted for by the run; its retry fails alone', async () => {
  const uploads = await app.upload([
    await samplePhoto('apple.jpg'),
    { name: 'notes.jpg', bytes: Buffer.from('no photo') },
  ]);
  expect(uploads).toMatchObject([{ photo: { format: 'jpeg' } }, { error: { code: 'not_an_image' } }]);
  const ids = uploads.map(({ uploadId }) => uploadId);
  const { id } = await app.trpc.runs.create.mutate({ workflowId, uploadIds: ids });
  const run = await app.settled(id);
  expect(run).toMatchObject({
    status: 'completed_with_errors',
    createdBy: { kind: 'app', name: null },
    queuePosition: null,
    etaMs: null,
  });
  expect(run.steps.map(({ nodeId }) => nodeId)).toEqual(['photos', 'find', 'keep', 'count', 'mark', 'save']);
  expect(run.steps.find(({ nodeId }) => nodeId === 'find')).toMatchObject({
    number: expect.any(Number),
    ms: expect.any(Number),
  });
  expect(run.view).toMatchObject({
    objects: { nodeId: 'keep', port: 'kept' },
    number: { nodeId: 'count', port: 'count' },
    limit: { nodeId: 'keep', field: 'minScore' },
  });
  const { items } = await app.trpc.runs.photos.query({ runId: id });
  expect(items).toMatchObject([
    { status: 'ok', width: expect.any(Number), number: 1 },
    { status: 'failed', number: null },
  ]);
  expect(JSON.stringify(items)).not.toContain('"blob"');

  await expect(app.trpc.runs.retry.mutate({ runId: id, indexes: [0] })).rejects.toThrow('nothing to try again');
  await app.trpc.runs.retry.mutate({ runId: id, indexes: [1] });
  expect((await app.settled(id)).status).toBe('completed_with_errors');
  expect((await app.trpc.runs.photos.query({ runId: id })).items.map(({ attempt }) => attempt)).toEqual([1, 2]);
});

test('a draft runs as it is, a version by its number; 500 photos are one run, more are refused with a sentence', async () => {
  const [uploadId = ''] = await uploadIds('apple.jpg');
  const draft = await app.trpc.runs.create.mutate({ workflowId, uploadIds: [uploadId], version: 'draft' });
  expect(await app.settled(draft.id)).toMatchObject({
    version: null,
    draftRevision: expect.any(Number),
    status: 'completed',
  });
  const first = await app.trpc.runs.create.mutate({ workflowId, uploadIds: [uploadId], version: 1 });
  expect(await app.settled(first.id)).toMatchObject({ version: 1, draftRevision: null });
  await expect(app.trpc.runs.create.mutate({ workflowId, uploadIds: [uploadId], version: 99 })).rejects.toThrow(
    'no such version',
  );

  const many = Array.from({ length: 501 }, () => uploadId);
  await expect(app.trpc.runs.create.mutate({ workflowId, uploadIds: many })).rejects.toThrow('at most 500 photos');
  const { id } = await app.trpc.runs.create.mutate({ workflowId, uploadIds: many.slice(1) });
  const behind = await app.trpc.runs.create.mutate({ workflowId, uploadIds: [uploadId] });
  const waiting = await app.trpc.runs.get.query({ runId: behind.id });
  if (waiting.status === 'queued') expect(waiting.queuePosition).toBe(1);
  expect((await app.trpc.runs.get.query({ runId: id })).images.total).toBe(500);
  expect((await app.trpc.runs.cancel.mutate({ runId: id })).status).toBe('cancelled');
  await app.settled(behind.id);
});

test('photos of a run are counted again without being sent, with the answers of then; one that is gone is named', async () => {
  const { services } = app.api.web;
  // A photo that nothing else has.
  const lone = {
    name: 'lone.jpg',
    bytes: Buffer.concat([(await samplePhoto('orange.jpg')).bytes, Buffer.from('lone')]),
  };
  const [first, second] = await app.upload([await samplePhoto('apple.jpg'), lone]);
  const ids = [first?.uploadId ?? '', second?.uploadId ?? ''];
  const params = { keep: { minScore: 0.6 } };
  const before = await app.trpc.runs.create.mutate({ workflowId, uploadIds: ids, params });
  await app.settled(before.id);
  const key = { teamId: localActor.teamId, runId: before.id };
  const [, gone] = await listSentPhotos(services.db, key);
  await services.blobs.delete(gone?.blobId ?? '');
  const { fields } = await workflowForm(services, localActor, { workflowId });
  const again = await runAgain(services, localActor, { runId: before.id, fields });
  expect(again).toMatchObject({
    photos: [{ index: 0, name: 'apple.jpg' }],
    gone: ['lone.jpg'],
    answers: params,
    unfit: 0,
    version: 1,
  });
  const [orange = ''] = await uploadIds('orange.jpg');
  const ofRun = { runId: before.id, indexes: [0] };
  const { id } = await app.trpc.runs.create.mutate({ workflowId, uploadIds: [orange], ofRun });
  await app.settled(id);
  const { items } = await app.trpc.runs.photos.query({ runId: id });
  expect(items.map(({ file, number }) => [file, number])).toEqual([
    ['apple.jpg', 1],
    ['orange.jpg', 1],
  ]);
  const unknown = { runId: before.id, indexes: [0, 7] };
  await expect(app.trpc.runs.create.mutate({ workflowId, uploadIds: [], ofRun: unknown })).rejects.toThrow(
    'There is no such photo.',
  );
});

test('the list is narrowed by status, workflow, template, source, time and name, with how many there are of each', async () => {
  const [uploadId = ''] = await uploadIds('orange.jpg');
  const mine = await app.trpc.runs.create.mutate({ workflowId, uploadIds: [uploadId] });
  const tried = await app.trpc.templates.try.mutate({ template: 'shelf-count' });
  await Promise.all([app.settled(mine.id), app.settled(tried.id)]);
  const ids = async (filters: object) => (await app.trpc.runs.list.query({ filters })).items.map(({ id }) => id);
  expect(await ids({ source: 'template' })).toEqual([tried.id]);
  expect(await ids({ source: 'api' })).toEqual([]);
  expect(await ids({ template: 'shelf-count', statuses: ['completed'] })).toContain(mine.id);
  expect(await ids({ template: 'other' })).toEqual([]);
  expect(await ids({ text: 'SHELF' })).toContain(mine.id);
  expect(await ids({ text: '%' })).toEqual([]);
  expect(await ids({ before: new Date(0).toISOString() })).toEqual([]);
  expect(await ids({ workflowId, since: new Date(Date.now() - 60_000).toISOString() })).toContain(mine.id);
  const all = await app.trpc.runs.list.query({ filters: { statuses: ['cancelled'] }, limit: 1 });
  expect(all.items).toHaveLength(1);
  expect(all.totals.completed).toBeGreaterThan(2);
  expect(all.items[0]?.headline).toBeNull();
  const page = await app.trpc.runs.list.query({ limit: 1 });
  const next = await app.trpc.runs.list.query({ limit: 1, cursor: page.nextCursor ?? undefined });
  expect(next.items[0]?.id).not.toBe(page.items[0]?.id);

  await app.trpc.runs.delete.mutate({ runId: mine.id });
  expect(await ids({})).not.toContain(mine.id);
  await expect(app.trpc.runs.get.query({ runId: mine.id })).rejects.toThrow('There is no such run.');
  await app.trpc.runs.restore.mutate({ runId: mine.id });
  expect((await app.trpc.runs.get.query({ runId: mine.id })).headline?.total).toBe(1);
});

test('pictures come whole and in parts, are not sent again, and are no pictures when they are none', async () => {
  const apple = await samplePhoto('apple.jpg');
  const [good, bad] = await app.upload([apple, { name: 'x.jpg', bytes: Buffer.from('<svg onload=alert(1)>') }]);
  const url = `${app.api.url}/pictures/uploads/${good?.uploadId}`;
  const whole = await fetch(url);
  expect(Buffer.from(await whole.arrayBuffer()).equals(Buffer.from(apple.bytes))).toBe(true);
  expect(whole.headers.get('cache-control')).toContain('immutable');
  const part = await fetch(url, { headers: { range: 'bytes=2-5' } });
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 2-5/${apple.bytes.length}`]);
  expect(Buffer.from(await part.arrayBuffer())).toEqual(Buffer.from(apple.bytes.slice(2, 6)));
  expect((await fetch(url, { headers: { range: 'bytes=999999999-' } })).status).toBe(416);
  expect((await fetch(url, { headers: { 'if-none-match': whole.headers.get('etag') ?? '' } })).status).toBe(304);
  expect((await fetch(`${app.api.url}/pictures/uploads/${bad?.uploadId}`)).status).toBe(422);
  expect((await fetch(`${app.api.url}/pictures/uploads/none`)).status).toBe(404);
  expect((await fetch(`${app.api.url}/pictures/runs/none/0/original`)).status).toBe(404);
  const foreign = await fetch(`${app.api.url}/files/uploads`, {
    method: 'POST',
    headers: { origin: 'http://evil.example' },
    body: new FormData(),
  });
  expect(foreign.status).toBe(403);
});

test('a page is told of runs and workflows, goes on where it stopped, and looks at everything after a restart', async () => {
  const { services } = app.api.web;
  const before = services.live.listeners();
  async function follow(
    lastId: string | null,
    until: (told: readonly TrackedChange[]) => boolean,
    act?: () => Promise<unknown>,
  ) {
    const stop = new AbortController();
    const told: TrackedChange[] = [];
    let acted = false;
    for await (const change of followChanges(services, localActor, { lastId, signal: stop.signal })) {
      told.push(change);
      if (until(told)) stop.abort();
      else if (act && !acted) {
        acted = true;
        void act();
      }
    }
    return told;
  }
  const completed = (told: readonly TrackedChange[]) =>
    told.some(({ change }) => change.kind === 'run' && change.status === 'completed');
  const [uploadId = ''] = await uploadIds('apple.jpg');
  const told = await follow(null, completed, () => app.trpc.runs.create.mutate({ workflowId, uploadIds: [uploadId] }));
  expect(told[0]?.change).toEqual({ kind: 'all' });

  await notifyWorkflow(services.db, { teamId: localActor.teamId, workflowId, revision: 7 });
  await notifyWorkflow(services.db, { teamId: 'other', workflowId: 'theirs', revision: 1 });
  // The run may have more to tell than that it is completed.
  const ofWorkflow = (list: readonly TrackedChange[]) => list.some(({ change }) => change.kind === 'workflow');
  const missed = await follow(told.at(-1)?.id ?? null, ofWorkflow);
  expect(missed.map(({ change }) => change)).toContainEqual({ kind: 'workflow', workflowId, revision: 7 });
  const [restarted] = await follow('00000000-12', (list) => list.length > 0);
  expect(restarted?.change).toEqual({ kind: 'all' });
  expect(services.live.listeners()).toBe(before);
});

test('the subscription sends numbered events over HTTP and leaves no listener behind', async () => {
  const { live } = app.api.web.services;
  const before = live.listeners();
  const stop = new AbortController();
  const answer = await fetch(`${app.api.url}/api/trpc/changes.follow`, { signal: stop.signal });
  let text = '';
  for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    if (text.includes('"all"')) break;
  }
  expect(text).toMatch(/id: [0-9a-f]{8}-\d+/);
  stop.abort();
  await expect.poll(() => live.listeners()).toBe(before);
});
