// Workflows over real HTTP: drafts with problems, revisions, publishing, templates, steps.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jsonBody, startTestApi, type TestApi } from '../support/api';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const load = { id: 'photos', type: 'load' };
const detect = { id: 'find', type: 'detect' };
const count = { id: 'count', type: 'count', ask: ['expected'] };
const wire = (source: string, sourceHandle: string, target: string, targetHandle: string) => ({
  source,
  sourceHandle,
  target,
  targetHandle,
});
const good = {
  schemaVersion: 1,
  name: 'Counting',
  nodes: [load, detect, count],
  edges: [wire('photos', 'image', 'find', 'image'), wire('find', 'detections', 'count', 'detections')],
};

test('a workflow is saved in its whole form, read, renamed, published and deleted', async () => {
  const created = await api.call('POST', '/workflows', jsonBody(good));
  expect(created.status).toBe(201);
  expect(created.json).toMatchObject({ name: 'Counting', revision: 1, publishedVersion: null, problems: [] });
  const path = `/workflows/${created.json.id}`;
  expect(created.headers.get('location')).toBe(`/api/v1${path}`);
  const read = await api.call('GET', path);
  expect(read.headers.get('etag')).toBe('"1"');
  expect(read.json.graph).toMatchObject({
    nodes: [{ id: 'photos', version: 1, config: { source: 'upload' } }, {}, {}],
  });

  const renamed = await api.call('PUT', path, jsonBody({ revision: 1, name: 'Shelves' }));
  expect(renamed.json).toMatchObject({ name: 'Shelves', revision: 2, graph: { name: 'Shelves' } });
  const late = await api.call('PUT', path, jsonBody({ revision: 1, name: 'Too late' }));
  expect([late.status, late.json]).toMatchObject([409, { error: { code: 'conflict' } }]);

  expect((await api.call('GET', `${path}/schema`)).json).toMatchObject({ error: { code: 'not_published' } });
  const published = await api.call('POST', `${path}/publish`);
  expect([published.status, published.json]).toMatchObject([200, { version: 1 }]);
  expect((await api.call('POST', `${path}/publish`)).json).toMatchObject({ version: 1 });
  expect((await api.call('GET', path)).json).toMatchObject({ publishedVersion: 1 });

  const schema = await api.call('GET', `${path}/schema`);
  expect(schema.json).toMatchObject({
    version: 1,
    name: 'Shelves',
    params: { properties: { count: { properties: { expected: { type: 'object', default: {} } } } } },
    outputs: { properties: { count: { properties: { count: { type: 'number' }, table: { type: 'object' } } } } },
    totals: ['find', 'count'],
  });

  expect((await api.call('DELETE', path)).status).toBe(204);
  expect((await api.call('GET', path)).status).toBe(404);
  expect((await api.call('DELETE', path)).json).toMatchObject({ error: { code: 'not_found' } });
});

test('moving a step makes no new version, a new question does', async () => {
  const { json } = await api.call('POST', '/workflows', jsonBody(good));
  const path = `/workflows/${json.id}`;
  expect((await api.call('POST', `${path}/publish`)).json).toMatchObject({ version: 1 });
  const layout = { ...good, layout: { photos: { x: 10, y: 20 } } };
  const moved = await api.call('PUT', path, {
    body: JSON.stringify(layout),
    headers: { 'content-type': 'application/json', 'if-match': '"1"' },
  });
  expect([moved.status, moved.json]).toMatchObject([200, { revision: 2 }]);
  expect((await api.call('POST', `${path}/publish`)).json).toMatchObject({ version: 1 });
  const nodes = [load, { ...detect, ask: ['minScore'] }, count];
  await api.call('PUT', path, jsonBody({ revision: 2, graph: { ...good, nodes } }));
  expect((await api.call('POST', `${path}/publish`, jsonBody({ revision: 2 }))).status).toBe(409);
  expect((await api.call('POST', `${path}/publish`, jsonBody({ revision: 3 }))).json).toMatchObject({ version: 2 });
});

test('a change that does not say what it changes is refused', async () => {
  const { json } = await api.call('POST', '/workflows', jsonBody(good));
  const answer = await api.call('PUT', `/workflows/${json.id}`, jsonBody({ name: 'Blind' }));
  expect([answer.status, answer.json]).toMatchObject([400, { error: { code: 'bad_request' } }]);
});

test('a draft with problems is saved with them, kept whole, and not published', async () => {
  const cyclic = {
    ...good,
    nodes: [...good.nodes, { id: 'mystery', type: 'from-the-future', config: { dial: 11 } }],
    edges: [wire('photos', 'image', 'count', 'detections')],
  };
  const created = await api.call('POST', '/workflows', jsonBody(cyclic));
  expect(created.status).toBe(201);
  const codes = Object(created.json.problems).map((each: { code: string }) => each.code);
  expect(codes).toEqual(expect.arrayContaining(['unknown_node', 'type_mismatch', 'missing_input']));
  const read = await api.call('GET', `/workflows/${created.json.id}`);
  expect(Object(read.json.graph).nodes).toContainEqual(
    expect.objectContaining({ id: 'mystery', config: { dial: 11 } }),
  );
  const refused = await api.call('POST', `/workflows/${created.json.id}/publish`);
  expect([refused.status, refused.json]).toMatchObject([422, { error: { code: 'workflow_invalid' } }]);
  expect(Object(refused.json.error).problems).toHaveLength(codes.length);
});

test.each([
  [
    'a forbidden key',
    `{"schemaVersion":1,"nodes":[{"id":"a","type":"load","config":{"__proto__":{"x":1}}}]}`,
    'forbidden_key',
  ],
  ['a forbidden id', `{"schemaVersion":1,"nodes":[{"id":"constructor","type":"load"}]}`, 'forbidden_key'],
  [
    'two steps of one id',
    `{"schemaVersion":1,"nodes":[{"id":"a","type":"load"},{"id":"a","type":"load"}]}`,
    'duplicate_id',
  ],
  [
    '501 steps',
    JSON.stringify({ schemaVersion: 1, nodes: Array.from({ length: 501 }, (_, n) => ({ id: `n${n}`, type: 'note' })) }),
    'too_many_nodes',
  ],
  ['no workflow at all', '[1, 2, 3]', 'not_a_workflow'],
])('%s: refused with its problem', async (_, body, code) => {
  const answer = await api.call('POST', '/workflows', { body, headers: { 'content-type': 'application/json' } });
  expect([answer.status, answer.json]).toMatchObject([
    422,
    { error: { code: 'workflow_invalid', problems: [{ code }] } },
  ]);
});

test('broken JSON, another media type and unknown fields are refused in words', async () => {
  const send = (body: string, type: string) =>
    api.call('POST', '/workflows', { body, headers: { 'content-type': type } });
  expect((await send('{"nodes":', 'application/json')).json).toMatchObject({ error: { code: 'bad_request' } });
  expect((await send('{}', 'text/plain')).json).toMatchObject({ error: { code: 'unsupported_media_type' } });
  const odd = await api.call('POST', '/workflows', jsonBody({ graph: good, colour: 'red' }));
  expect([odd.status, odd.json]).toMatchObject([400, { error: { code: 'bad_request' } }]);
});

test('lists are paged', async () => {
  for (const name of ['One', 'Two', 'Three']) await api.call('POST', '/workflows', jsonBody({ graph: good, name }));
  const first = await api.call('GET', '/workflows?limit=2');
  expect(Object(first.json.items).map((each: { name: string }) => each.name)).toEqual(['Three', 'Two']);
  const second = await api.call('GET', `/workflows?limit=1&cursor=${first.json.nextCursor}`);
  expect(second.json.items).toMatchObject([{ name: 'One' }]);
  expect((await api.call('GET', '/workflows?limit=0')).json).toMatchObject({ error: { code: 'bad_request' } });
});

test('the kinds of steps are described from their definitions', async () => {
  const { json } = await api.call('GET', '/nodes');
  const detectNode = Object(json.items).find((each: { type: string }) => each.type === 'detect');
  expect(detectNode).toMatchObject({
    inputs: [{ name: 'image', types: ['image'] }],
    config: { type: 'object', properties: { minScore: { type: 'number', default: 0.25 } } },
  });
  expect(Object(json.items)).toHaveLength(api.web.services.registry.size);
});

test('a copy of a template is published at once and remembers where it came from', async () => {
  const templates = await api.call('GET', '/templates');
  expect(templates.json.items).toContainEqual(expect.objectContaining({ name: 'shelf-count' }));
  for (const { name, title } of Object(templates.json.items)) {
    const made = await api.call('POST', `/templates/${name}/workflows`);
    expect([made.status, made.json]).toMatchObject([
      201,
      { name: title, publishedVersion: 1, template: { template: name } },
    ]);
    const named = await api.call('POST', `/templates/${name}/workflows`, jsonBody({ name: 'Mine' }));
    expect(named.json).toMatchObject({ name: 'Mine', problems: [] });
  }
  expect((await api.call('POST', '/templates/..%2Fsrc/workflows')).status).toBe(404);
});
