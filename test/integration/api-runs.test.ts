// Making runs over real HTTP: the three ways to send photos, their limits, and the same request sent twice.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jsonBody, photoForm, startTestApi, type TestApi } from '../support/api';

const PHOTOS = join(import.meta.dirname, '../fixtures/photos');
const MB = 1024 * 1024;

let api: TestApi;
let apple: Buffer;
/** Path of a published workflow that asks for one setting. */
let workflow: string;

beforeAll(async () => {
  api = await startTestApi();
  apple = await readFile(join(PHOTOS, 'apple.jpg'));
  workflow = await publish();
});
afterAll(() => api.close());

async function publish(): Promise<string> {
  const { json } = await api.call(
    'POST',
    '/workflows',
    jsonBody({
      schemaVersion: 1,
      name: 'Counting',
      nodes: [
        { id: 'photos', type: 'load' },
        { id: 'find', type: 'detect', ask: ['minScore'] },
      ],
      edges: [{ source: 'photos', sourceHandle: 'image', target: 'find', targetHandle: 'image' }],
    }),
  );
  await api.call('POST', `/workflows/${json.id}/publish`);
  return `/workflows/${json.id}`;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const form = (names: readonly string[], fields?: Record<string, string>) =>
  photoForm(
    names.map((name) => ({ name, bytes: apple })),
    fields,
  );
const itemsOf = async (runId: unknown) => Object((await api.call('GET', `/runs/${runId}/items`)).json.items);
const rowsOf = (runId: unknown) =>
  api.database.sql<{ name: string; blobId: string; bytes: number }>(
    'SELECT name, "blobId", bytes FROM "Item" WHERE "runId" = $1 ORDER BY index',
    [runId],
  );

test('photos sent as a form become a queued run, stored byte for byte, in their order', async () => {
  const answer = await api.call('POST', `${workflow}/runs`, form(['b.jpg', 'a.jpg']));
  expect([answer.status, answer.json]).toMatchObject([202, { status: 'queued' }]);
  expect(Object.keys(answer.json).sort()).toEqual(['id', 'status']);
  expect(answer.headers.get('location')).toBe(`/api/v1/runs/${answer.json.id}`);
  const id = sha256(apple);
  expect(await rowsOf(answer.json.id)).toEqual([
    { name: 'b.jpg', blobId: id, bytes: apple.length },
    { name: 'a.jpg', blobId: id, bytes: apple.length },
  ]);
  expect(await readFile(await api.web.services.blobs.localPath(id))).toEqual(apple);
  expect(await api.web.services.queue.state(`${answer.json.id}-0`)).toBe('waiting');
  const run = await api.call('GET', `/runs/${answer.json.id}`);
  expect(run.json).toMatchObject({
    status: 'queued',
    version: 1,
    workflowName: 'Counting',
    provider: null,
    images: { total: 2, ok: 0, skipped: 0, failed: 0 },
    totals: null,
    files: [],
    finishedAt: null,
  });
  expect(await itemsOf(answer.json.id)).toMatchObject([
    { file: 'b.jpg', status: 'pending', attempt: 1, outputs: {} },
    { file: 'a.jpg', status: 'pending' },
  ]);
});

test('photos come as base64 and by uploadId too, mixed, in the order asked for', async () => {
  const uploads = await api.call('POST', '/uploads', form(['up-1.jpg', 'up-2.jpg']));
  expect(uploads.json.items).toMatchObject([
    { name: 'up-1.jpg', bytes: apple.length, photo: { format: 'jpeg' } },
    { name: 'up-2.jpg' },
  ]);
  const [first, second] = Object(uploads.json.items).map((each: { uploadId: string }) => each.uploadId);
  const answer = await api.call(
    'POST',
    `${workflow}/runs`,
    jsonBody({
      images: [{ uploadId: second }, { base64: apple.toString('base64'), name: 'inline.jpg' }, { uploadId: first }],
      params: { find: { minScore: 0.4 } },
    }),
  );
  expect(answer.status).toBe(202);
  expect((await rowsOf(answer.json.id)).map(({ name, blobId }) => [name, blobId])).toEqual(
    ['up-2.jpg', 'inline.jpg', 'up-1.jpg'].map((name) => [name, sha256(apple)]),
  );
  const [run] = await api.database.sql<{ params: unknown; plan: { steps: { config: object }[] } }>(
    'SELECT params, plan FROM "Run" WHERE id = $1',
    [answer.json.id],
  );
  expect(run?.params).toEqual({ find: { minScore: 0.4 } });
  expect(run?.plan.steps[1]?.config).toMatchObject({ minScore: 0.4 });
});

test('an upload says what its first bytes tell, and is kept all the same', async () => {
  const text = new TextEncoder().encode('this is no photo');
  const answer = await api.call('POST', '/uploads', photoForm([{ name: 'note.jpg', bytes: text }]));
  expect(answer.json.items).toMatchObject([{ name: 'note.jpg', error: { code: 'not_an_image' } }]);
});

test('a file that is no photo does not refuse the others: it is accounted for in the run', async () => {
  const photos = [
    { name: 'good.jpg', bytes: apple },
    { name: 'text.jpg', bytes: new TextEncoder().encode('text') },
    { name: 'empty.jpg', bytes: new Uint8Array() },
  ];
  const answer = await api.call('POST', `${workflow}/runs`, photoForm(photos));
  expect(answer.status).toBe(202);
  expect((await itemsOf(answer.json.id)).map((each: { file: string }) => each.file)).toEqual([
    'good.jpg',
    'text.jpg',
    'empty.jpg',
  ]);
});

test('names become harmless: no folders, no control characters', async () => {
  const images = ['../../etc/passwd', 'C:\\photos\\shelf 1.jpg', 'a\u0000b\r\n.jpg', '..', ''].map((name) => ({
    base64: apple.toString('base64'),
    name,
  }));
  const answer = await api.call('POST', `${workflow}/runs`, jsonBody({ images }));
  expect((await rowsOf(answer.json.id)).map(({ name }) => name)).toEqual([
    'passwd',
    'shelf 1.jpg',
    'ab.jpg',
    'photo-4',
    'photo-5',
  ]);
});

test.each([
  ['no photo at all', () => form([]), 422, 'no_photos'],
  ['no photo in JSON', () => jsonBody({ images: [] }), 422, 'no_photos'],
  [
    'photos by url, which come later',
    () => jsonBody({ images: [{ url: 'https://example.com/a.jpg' }] }),
    400,
    'bad_request',
  ],
  ['base64 that is none', () => jsonBody({ images: [{ base64: 'not base64!' }] }), 400, 'bad_request'],
  ['an upload that is not there', () => jsonBody({ images: [{ uploadId: 'nope' }] }), 404, 'not_found'],
  [
    'a setting the workflow does not ask for',
    () => form(['a.jpg'], { params: '{"find":{"iou":0.3}}' }),
    422,
    'param_not_asked',
  ],
  ['a setting out of range', () => form(['a.jpg'], { params: '{"find":{"minScore":7}}' }), 422, 'param_invalid'],
  [
    'a setting of a step named like the inside of JavaScript',
    () => form(['a.jpg'], { params: '{"__proto__":{"minScore":0.1}}' }),
    422,
    'param_invalid',
  ],
  ['settings that are no JSON', () => form(['a.jpg'], { params: '{' }), 400, 'bad_request'],
  ['a field nobody knows', () => form(['a.jpg'], { colour: 'red' }), 400, 'bad_request'],
  [
    'another kind of body',
    () => ({ body: 'hello', headers: { 'content-type': 'text/plain' } }),
    415,
    'unsupported_media_type',
  ],
  [
    'a form without a boundary',
    () => ({ body: 'x', headers: { 'content-type': 'multipart/form-data' } }),
    400,
    'bad_request',
  ],
  [
    'a form that ends early',
    () => ({
      body: '--b\r\ncontent-disposition: form-data; name="images"; filename="a.jpg"\r\n\r\nhalf',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    }),
    400,
    'bad_request',
  ],
  [
    'a compressed body',
    () => ({
      ...jsonBody({ images: [] }),
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    }),
    415,
    'unsupported_media_type',
  ],
])('%s is refused', async (_, init, status, code) => {
  const before = await runs();
  const answer = await api.call('POST', `${workflow}/runs`, init());
  expect([answer.status, answer.json]).toMatchObject([status, { error: { code } }]);
  expect(await runs()).toBe(before);
});

test('photos under another field name are refused, and the name to use is said', async () => {
  const body = new FormData();
  body.append('files', new Blob([new Uint8Array(apple)]), 'a.jpg');
  const answer = await api.call('POST', `${workflow}/runs`, { body });
  expect(answer.json).toMatchObject({ error: { code: 'bad_request', message: expect.stringContaining('"images"') } });
});

test('a workflow that was never published, or is not there, does not run', async () => {
  const draft = await api.call('POST', '/workflows', jsonBody({ schemaVersion: 1, nodes: [] }));
  const unpublished = await api.call('POST', `/workflows/${draft.json.id}/runs`, form(['a.jpg']));
  expect([unpublished.status, unpublished.json]).toMatchObject([409, { error: { code: 'not_published' } }]);
  const missing = await api.call('POST', '/workflows/nobody/runs', form(['a.jpg']));
  expect([missing.status, missing.json]).toMatchObject([404, { error: { code: 'not_found' } }]);
});

test('a photo over 25 MB is refused while it is being sent', async () => {
  const answer = await sendEndless(`${workflow}/runs`, 400 * MB);
  expect(answer).toMatchObject({ status: 413, code: 'photo_too_large' });
  expect(answer.sent).toBeLessThan(200 * MB);
});

test('a JSON body that never ends is refused while it is being sent', async () => {
  const answer = await sendEndless('/workflows', 400 * MB, 'application/json');
  expect(answer).toMatchObject({ status: 413, code: 'body_too_large' });
  expect(answer.sent).toBeLessThan(200 * MB);
});

test('a request that says it is over 2 GB is refused before it is read', async () => {
  const answer = await sendEndless(`${workflow}/runs`, MB, undefined, 3 * 1024 * MB);
  expect(answer).toMatchObject({ status: 413, code: 'body_too_large' });
});

test('base64 over 25 MB decoded, over 500 photos, and JSON over 1 MB without its photos are refused', async () => {
  const post = (value: unknown) => api.call('POST', `${workflow}/runs`, jsonBody(value));
  const large = await post({ images: [{ base64: Buffer.alloc(25 * MB + 1).toString('base64') }] });
  expect([large.status, large.json]).toMatchObject([413, { error: { code: 'photo_too_large' } }]);
  const many = await post({ images: Array.from({ length: 501 }, () => ({ base64: 'AAAA' })) });
  expect([many.status, many.json]).toMatchObject([413, { error: { code: 'too_many_photos' } }]);
  const wordy = await post({ images: [{ base64: 'AAAA' }], params: { find: { labels: 'x'.repeat(MB) } } });
  expect([wordy.status, wordy.json]).toMatchObject([413, { error: { code: 'body_too_large' } }]);
  const tiny = { name: 'a.jpg', bytes: new Uint8Array([1]) };
  const form501 = await api.call('POST', `${workflow}/runs`, photoForm(Array.from({ length: 501 }, () => tiny)));
  expect([form501.status, form501.json]).toMatchObject([413, { error: { code: 'too_many_photos' } }]);
});

test('the same Idempotency-Key gives the same run, however the photos are sent; another request does not', async () => {
  const headers = { 'idempotency-key': 'order-17' };
  const sent = await Promise.all(
    Array.from({ length: 5 }, () => api.call('POST', `${workflow}/runs`, { ...form(['a.jpg']), headers })),
  );
  expect(new Set(sent.map(({ json }) => json.id)).size).toBe(1);
  expect(sent.filter(({ headers: got }) => got.get('idempotency-replayed') === 'true')).toHaveLength(4);
  const inline = jsonBody({ images: [{ base64: apple.toString('base64'), name: 'a.jpg' }] });
  const again = await api.call('POST', `${workflow}/runs`, { ...inline, headers: { ...inline.headers, ...headers } });
  expect(again.json.id).toBe(sent[0]?.json.id);
  const other = await api.call('POST', `${workflow}/runs`, { ...form(['b.jpg']), headers });
  expect([other.status, other.json]).toMatchObject([422, { error: { code: 'idempotency_conflict' } }]);
  const bad = await api.call('POST', `${workflow}/runs`, { ...form(['a.jpg']), headers: { 'idempotency-key': 'a b' } });
  expect(bad.json).toMatchObject({ error: { code: 'bad_request' } });
});

test('waiting without a worker ends with the time, and a cancelled run ends a wait at once', async () => {
  const timeUp = await api.call('POST', `${workflow}/runs?wait=0.2`, form(['a.jpg']));
  expect([timeUp.status, timeUp.json]).toMatchObject([202, { status: 'queued' }]);
  const before = await runs();
  const waiting = api.call('POST', `${workflow}/runs?wait=50`, form(['a.jpg']));
  while ((await runs()) === before) await new Promise((resolve) => setTimeout(resolve, 20));
  const newest = Object((await api.call('GET', '/runs?limit=1')).json.items)[0];
  const cancelled = await api.call('POST', `/runs/${newest.id}/cancel`);
  expect([cancelled.status, cancelled.json]).toMatchObject([200, { status: 'cancelled' }]);
  const answer = await waiting;
  expect([answer.status, answer.json]).toMatchObject([
    200,
    { id: newest.id, status: 'cancelled', results: [{ file: 'a.jpg', status: 'cancelled', attempt: 1 }] },
  ]);
  const retry = await api.call('POST', `/runs/${newest.id}/retry`);
  expect([retry.status, retry.json]).toMatchObject([409, { error: { code: 'conflict' } }]);
  expect((await api.call('POST', `${workflow}/runs?wait=61`, form(['a.jpg']))).status).toBe(400);
});

test('the events of a run are told from the first, or after the last one known, and end with the run', async () => {
  const { json } = await api.call('POST', `${workflow}/runs`, form(['a.jpg']));
  await api.call('POST', `/runs/${json.id}/cancel`);
  const all = await api.call('GET', `/runs/${json.id}/events`);
  expect(all.headers.get('content-type')).toMatch(/^text\/event-stream/);
  const ids = [...all.text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
  expect(ids).toEqual([1, 2]);
  const events = [...all.text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => JSON.parse(data));
  expect(events).toMatchObject([
    { id: 1, kind: 'queued', runId: json.id, total: 1 },
    { id: 2, kind: 'cancelled' },
  ]);
  const rest = await api.call('GET', `/runs/${json.id}/events`, { headers: { 'last-event-id': '1' } });
  expect([...rest.text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => id)).toEqual(['2']);
  expect((await api.call('GET', '/runs/nobody/events')).status).toBe(404);
});

test('runs and photos are paged', async () => {
  const { json } = await api.call('POST', `${workflow}/runs`, form(['1.jpg', '2.jpg', '3.jpg']));
  const first = await api.call('GET', `/runs/${json.id}/items?limit=2`);
  expect(first.json).toMatchObject({ items: [{ file: '1.jpg' }, { file: '2.jpg' }], nextCursor: '1' });
  const second = await api.call('GET', `/runs/${json.id}/items?limit=2&cursor=${first.json.nextCursor}`);
  expect(second.json).toMatchObject({ items: [{ file: '3.jpg' }], nextCursor: null });
  const list = await api.call('GET', `/runs?limit=1&workflowId=${workflow.split('/').at(-1)}`);
  expect(list.json).toMatchObject({ items: [{ id: json.id }], nextCursor: json.id });
});

async function runs(): Promise<number> {
  const [row] = await api.database.sql<{ count: number }>('SELECT count(*)::int FROM "Run"');
  return row?.count ?? 0;
}

/** Sends up to `limit` bytes and stops as soon as it is answered. */
function sendEndless(path: string, limit: number, type?: string, declared?: number) {
  return api.makeKey().then(
    (key) =>
      new Promise<{ status: number; code: unknown; sent: number }>((resolve, reject) => {
        const chunk = Buffer.alloc(MB, 'a');
        let sent = 0;
        let answered = false;
        const outgoing = request(`${api.url}/api/v1${path}`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${key}`,
            'content-type': type ?? 'multipart/form-data; boundary=b',
            ...(declared ? { 'content-length': declared } : {}),
          },
        });
        outgoing.on('response', (response) => {
          answered = true;
          let text = '';
          response.on('data', (part) => {
            text += part;
          });
          response.on('end', () => {
            outgoing.destroy();
            resolve({ status: response.statusCode ?? 0, code: JSON.parse(text).error.code, sent });
          });
        });
        outgoing.on('error', (error) => {
          if (!answered) reject(error);
        });
        if (!type) outgoing.write('--b\r\ncontent-disposition: form-data; name="images"; filename="a.jpg"\r\n\r\n');
        const pump = () => {
          if (answered || sent >= limit) return;
          sent += chunk.length;
          outgoing.write(chunk, pump);
        };
        pump();
      }),
  );
}
