// Nothing is lost: two tabs, a lost answer, an empty graph by accident, delete and back, restore and back. Real database,
// real procedures.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_TEAM_ID as teamId } from '../../src/db/team';
import { KEPT_DRAFTS } from '../../src/db/workflow-drafts';
import { WORKFLOW_CHANNEL } from '../../src/db/workflow-signal';
import { localActor } from '../../src/server/local-actor';
import { createCaller } from '../../src/server/trpc/app-router';
import { startTestApi, type TestApi } from '../support/api';

let api: TestApi;
let call: ReturnType<typeof createCaller>;
beforeAll(async () => {
  api = await startTestApi();
  call = createCaller({ services: api.web.services, actor: localActor });
});
afterAll(() => api.close());

const graph = (minScore = 0.25, rest: object = {}) => ({
  schemaVersion: 1,
  name: 'Counting',
  nodes: [
    { id: 'photos', type: 'load' },
    { id: 'find', type: 'detect', config: { minScore }, ask: ['minScore', 'labels'] },
    { id: 'mystery', type: 'from-the-future', config: { dial: { angle: 11 } }, colour: 'red', disabled: true },
  ],
  edges: [
    { source: 'photos', sourceHandle: 'image', target: 'find', targetHandle: 'image' },
    { source: 'find', sourceHandle: 'detections', target: 'mystery', targetHandle: 'stuff', knot: 'bowline' },
  ],
  viewport: { zoom: 2 },
  ...rest,
});
const runnable = (minScore?: number) => {
  const { nodes, edges, ...rest } = graph(minScore);
  return { ...rest, nodes: nodes.slice(0, 2), edges: edges.slice(0, 1) };
};
const make = async (of: Record<string, unknown> = graph()) => {
  const made = await call.workflows.create({ graph: of });
  return { ...made, workflowId: made.id };
};
/** What a refused call threw. */
const refusal = async (work: Promise<unknown>): Promise<{ cause: { code: string; params: Record<string, unknown> } }> =>
  Object(
    await work.then(
      () => expect.fail('it was not refused'),
      (error: unknown) => error,
    ),
  );
const minScoreOf = (json: unknown) =>
  Object(json).nodes.find((node: { id: string }) => node.id === 'find').config.minScore;

test('two tabs: the late one is refused with what is there now, and its graph is kept whole', async () => {
  const { workflowId } = await make();
  await call.workflows.update({ workflowId, revision: 1, graph: graph(0.4), tab: 'first' });
  const late = () => call.workflows.update({ workflowId, revision: 1, graph: graph(0.9), tab: 'second' });
  const { cause } = await refusal(late());
  expect(cause).toMatchObject({
    code: 'conflict',
    params: { revision: 2, changedSource: 'app', changedTab: 'first', draftId: expect.any(String) },
  });
  expect(minScoreOf((await call.workflows.get({ workflowId })).graph)).toBe(0.4);
  // It tries again, then goes on: still one draft, with its last state.
  await refusal(late());
  await refusal(call.workflows.update({ workflowId, revision: 1, graph: graph(0.95), tab: 'second' }));
  const kept = (await call.workflows.drafts({ workflowId })).filter(({ reason }) => reason === 'conflict');
  expect(kept).toMatchObject([{ id: cause.params.draftId, revision: 1, changedBy: { tab: 'second' } }]);
  const draft = await call.workflows.draft({ workflowId, draftId: kept[0]?.id ?? '' });
  expect(minScoreOf(draft.graph)).toBe(0.95);
  expect(draft.graph).toMatchObject({
    viewport: { zoom: 2 },
    nodes: [{}, {}, { colour: 'red', config: { dial: { angle: 11 } } }],
  });
  expect(draft.changes).toMatchObject([
    { code: 'setting_changed', params: { field: 'minScore', from: 0.4, to: 0.95 } },
  ]);
});

test('an answer that got lost can be asked for again: the same content is no conflict and no new revision', async () => {
  const { workflowId } = await make();
  const change = { workflowId, revision: 1, graph: graph(0.4), tab: 'a' };
  expect(await call.workflows.update(change)).toMatchObject({ revision: 2 });
  expect(await call.workflows.update(change)).toMatchObject({ revision: 2 });
  expect(await call.workflows.update({ ...change, revision: 2 })).toMatchObject({ revision: 2 });
});

test('a graph never becomes empty by accident', async () => {
  const { workflowId } = await make();
  const empty = { workflowId, revision: 1, graph: { ...graph(), nodes: [], edges: [] } };
  expect((await refusal(call.workflows.update(empty))).cause.code).toBe('would_be_empty');
  expect((await call.workflows.get({ workflowId })).graph).toMatchObject({ nodes: [{}, {}, {}] });
  expect(await call.workflows.update({ ...empty, allowEmpty: true })).toMatchObject({ revision: 2 });
  // And even then the steps are not gone.
  const [kept] = await call.workflows.drafts({ workflowId });
  expect(kept).toMatchObject({ reason: 'autosave', revision: 1, steps: 3 });
  const back = await call.workflows.restoreDraft({ workflowId, draftId: kept?.id ?? '', revision: 2 });
  expect(back.graph).toMatchObject({ nodes: [{ id: 'photos' }, { id: 'find' }, { id: 'mystery', colour: 'red' }] });
});

test('autosaving for minutes keeps one state of the stretch, and each time steps disappear', async () => {
  const { workflowId } = await make();
  let revision = 1;
  for (const score of [0.3, 0.4, 0.5]) {
    ({ revision } = await call.workflows.update({ workflowId, revision, graph: graph(score) }));
  }
  expect(await call.workflows.drafts({ workflowId })).toMatchObject([{ reason: 'autosave', revision: 1 }]);
  const without = { ...graph(0.5), nodes: graph(0.5).nodes.slice(0, 2), edges: graph().edges.slice(0, 1) };
  ({ revision } = await call.workflows.update({ workflowId, revision, graph: without }));
  expect(await call.workflows.drafts({ workflowId })).toMatchObject([{ revision: 4 }, { revision: 1 }]);
});

test('refused graphs are kept to a number, and drive no other kept state out', async () => {
  const { workflowId } = await make();
  await call.workflows.update({ workflowId, revision: 1, graph: graph(0.4) });
  for (let n = 0; n < KEPT_DRAFTS + 3; n++) {
    await refusal(call.workflows.update({ workflowId, revision: 1, graph: graph(0.5 + n / 1000), tab: `tab ${n}` }));
  }
  const drafts = await call.workflows.drafts({ workflowId });
  expect(drafts.filter(({ reason }) => reason === 'conflict')).toHaveLength(KEPT_DRAFTS);
  expect(drafts.filter(({ reason }) => reason === 'autosave')).toHaveLength(1);
  expect(drafts.map(({ changedBy }) => changedBy?.tab)).not.toContain('tab 0');
});

test('deleted and brought back: everything is there as it was', async () => {
  const { workflowId } = await make();
  const before = await call.workflows.get({ workflowId });
  await call.workflows.delete({ workflowId });
  expect((await refusal(call.workflows.get({ workflowId }))).cause.code).toBe('not_found');
  expect((await call.workflows.list({ text: 'counting' })).items.map(({ id }) => id)).not.toContain(workflowId);
  const { revision } = await call.workflows.restore({ workflowId });
  expect(await call.workflows.get({ workflowId })).toEqual({ ...before, revision });
  // Twice is once.
  expect(await call.workflows.restore({ workflowId })).toEqual({ workflowId, revision });
  expect((await refusal(call.workflows.restore({ workflowId: 'nowhere' }))).cause.code).toBe('not_found');
});

test('publish, change, publish, restore: states by comparison, history in codes, and the way back', async () => {
  const { workflowId } = await make(runnable());
  const state = async () => (await call.workflows.get({ workflowId })).state;
  expect(await state()).toBe('unpublished');
  expect(await call.workflows.publish({ workflowId, revision: 1 })).toMatchObject({ version: 1 });
  expect(await state()).toBe('published');
  await call.workflows.update({ workflowId, revision: 1, graph: runnable(0.6) });
  expect(await state()).toBe('changed');
  // Back by hand is back: no flag remembers that there was a change.
  await call.workflows.update({ workflowId, revision: 2, graph: { ...runnable(), layout: { find: { x: 9, y: 9 } } } });
  expect(await state()).toBe('published');
  await call.workflows.update({ workflowId, revision: 3, graph: runnable(0.6), name: 'Renamed' });
  expect((await refusal(call.workflows.publish({ workflowId, revision: 3 }))).cause.code).toBe('conflict');
  expect(await call.workflows.publish({ workflowId, revision: 4 })).toMatchObject({ version: 2 });

  const change = { code: 'setting_changed', nodeId: 'find', params: { field: 'minScore', from: 0.25, to: 0.6 } };
  const history = await call.workflows.versions({ workflowId });
  expect(history).toMatchObject({
    state: 'published',
    draft: { changes: [], steps: 2 },
    versions: [
      { version: 2, published: true, changes: [{ code: 'workflow_renamed' }, change] },
      { version: 1, published: false, changes: null },
    ],
    steps: { find: { type: 'detect', title: null } },
  });
  const diff = await call.workflows.diff({ workflowId, a: 'draft', b: 1 });
  expect(diff.changes).toMatchObject([{}, { params: { from: 0.6, to: 0.25 } }]);

  const restored = await call.workflows.restoreVersion({ workflowId, version: 1, revision: 4 });
  expect(restored).toMatchObject({ name: 'Renamed', state: 'changed', revision: 5 });
  expect(minScoreOf(restored.graph)).toBe(0.25);
  const undone = await call.workflows.restoreDraft({ workflowId, draftId: restored.keptDraftId ?? '', revision: 5 });
  expect(undone).toMatchObject({ state: 'published', revision: 6 });
  expect((await refusal(call.workflows.restoreVersion({ workflowId, version: 9, revision: 6 }))).cause.code).toBe(
    'not_found',
  );
});

test('what cannot run is not published, and says why', async () => {
  const { workflowId } = await make();
  const { cause } = await refusal(call.workflows.publish({ workflowId, revision: 1 }));
  expect(cause).toMatchObject({ code: 'workflow_invalid', problems: [{ code: 'unknown_node', nodeId: 'mystery' }] });
  expect(await call.workflows.get({ workflowId })).toMatchObject({ publishedVersion: null });
});

test('a copy is a workflow of its own, not published; a file comes back the same', async () => {
  const { workflowId } = await make();
  const copy = await call.workflows.duplicate({ workflowId, name: 'Zählen / "north" <b>' });
  expect(copy).toMatchObject({ name: 'Zählen / "north" <b>', state: 'unpublished', revision: 1 });
  expect(copy.graph).toMatchObject({ nodes: [{}, {}, { colour: 'red' }], viewport: { zoom: 2 } });
  const file = await fetch(`${api.url}/files/workflows/${copy.id}.json`);
  expect(file.status).toBe(200);
  expect(file.headers.get('content-disposition')).toContain('attachment; filename="Z_hlen north b.json"');
  const again = await make(JSON.parse(await file.text()));
  expect(again.graph).toEqual(copy.graph);
  expect((await fetch(`${api.url}/files/workflows/nowhere.json`)).status).toBe(404);
});

test('a file from the future is refused in words', async () => {
  const { cause } = await refusal(make({ ...graph(), schemaVersion: 2 }));
  expect(cause).toMatchObject({ code: 'workflow_invalid', problems: [{ code: 'newer_workflow' }] });
});

test('the form asks what the published version asks, in its order, with the labels that can be chosen', async () => {
  const { workflowId } = await make(runnable());
  expect(await call.workflows.form({ workflowId })).toMatchObject({ version: 'draft', publishedVersion: null });
  await call.workflows.publish({ workflowId, revision: 1 });
  await call.workflows.update({ workflowId, revision: 1, graph: runnable(0.9) });
  const form = await call.workflows.form({ workflowId });
  expect(form).toMatchObject({
    version: 1,
    state: 'changed',
    problems: [],
    template: null,
    fields: [
      { nodeId: 'find', nodeType: 'detect', field: 'minScore', value: 0.25 },
      { field: 'labels', value: [] },
    ],
    readiness: { ready: false, workers: 0, models: [{ name: 'coco-ssd', installed: false }] },
  });
  expect(form.fields[1]?.labels).toContain('bottle');
  const draft = await call.workflows.form({ workflowId, version: 'draft' });
  expect(draft.fields[0]?.value).toBe(0.9);
});

test('opening a template twice gives one workflow; a changed one is left alone', async () => {
  const open = () => call.templates.open({ template: 'shelf-count' });
  const first = await open();
  expect(first.created).toBe(true);
  expect(await open()).toEqual({ workflowId: first.workflowId, created: false });
  const { workflowId } = first;
  const form = await call.workflows.form({ workflowId });
  expect(form.template).toMatchObject({ name: 'shelf-count', de: { title: expect.any(String) } });
  await call.workflows.update({ workflowId, revision: form.revision, name: 'My own shelf' });
  const second = await open();
  expect(second.created).toBe(true);
  expect(second.workflowId).not.toBe(workflowId);
});

test('templates say what they need and whether it is there; their photos can be seen', async () => {
  const templates = await call.templates.list();
  expect(templates.length).toBeGreaterThanOrEqual(4);
  const titles = (await call.models.list()).map(({ title }) => title);
  for (const { name, before, samples, de, readiness } of templates) {
    expect(de).not.toBeNull();
    expect(samples).toContain(before);
    expect(readiness).toMatchObject({
      ready: false,
      missingLabels: [],
      models: [{ installed: false }],
    });
    // By its title, as people know it, not by its name.
    for (const { title } of readiness.models) expect(titles).toContain(title);
    for (const path of ['', '/before', `/samples/${samples[0]}`]) {
      const picture = await fetch(`${api.url}/pictures/templates/${name}${path}`);
      expect([picture.status, picture.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^image\//)]);
    }
    expect((await fetch(`${api.url}/pictures/templates/${name}/samples/..%2Ftemplate.json`)).status).toBe(404);
  }
  expect(await call.models.list()).toContainEqual(
    expect.objectContaining({ name: 'coco-ssd', task: 'detect', installed: false }),
  );
});

test('every change of a workflow is told to who listens', async () => {
  const heard: string[] = [];
  const stop = await api.web.services.db.listen(WORKFLOW_CHANNEL, (payload) => heard.push(payload ?? ''));
  const { workflowId } = await make(runnable());
  await call.workflows.update({ workflowId, revision: 1, graph: runnable(0.4) });
  await call.workflows.publish({ workflowId, revision: 2 });
  await call.workflows.delete({ workflowId });
  await call.workflows.restore({ workflowId });
  await expect
    .poll(() => heard.map((payload) => JSON.parse(payload)))
    .toEqual([1, 2, 2, 3, 4].map((revision) => ({ teamId, workflowId, revision })));
  stop();
});
