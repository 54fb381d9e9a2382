// Photos in, results and files out, over real HTTP, a real queue on both of its backends, a real worker and the real model.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTRPCClient, httpLink } from '@trpc/client';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppRouter } from '../../src/server/trpc/app-router';
import { type RunningWorker, startWorker } from '../../src/worker/start-worker';
import { photoForm, startTestApi, type TestApi } from '../support/api';
import { TEST_MODELS, testModel } from '../support/models';
import { startTestRedis, type TestRedis } from '../support/redis';
import { ROOT } from '../support/sources';

const SAMPLES = join(ROOT, 'templates/shelf-count/samples');

describe.each(['postgres', 'redis'] as const)('with the queue on %s', (backend) => {
  let redis: TestRedis | undefined;
  let api: TestApi;
  let worker: RunningWorker;
  let workflow: string;
  let shelf: { name: string; bytes: Buffer };

  beforeAll(async () => {
    await testModel('coco-ssd');
    redis = backend === 'redis' ? await startTestRedis() : undefined;
    api = await startTestApi({ models: TEST_MODELS, redisUrl: redis?.url });
    worker = await startWorker(api.env, {
      databaseUrl: api.database.url,
      log: pino({ level: 'silent' }),
      onBroken: (error) => {
        throw error;
      },
    });
    const template = await api.call('POST', '/templates/shelf-count/workflows');
    workflow = `/workflows/${template.json.id}`;
    const templates = await api.call('GET', '/templates');
    const { samples } = Object(templates.json.items)[0];
    const name = samples.find((each: string) => each.startsWith('shelf'));
    shelf = { name, bytes: await readFile(join(SAMPLES, name)) };
  });
  afterAll(async () => {
    await worker?.stop(5_000);
    await api?.close();
    await redis?.stop();
  });

  test('health is good while a worker does canaries', async () => {
    const answer = await fetch(`${api.url}/api/health`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ ok: true, canaryMs: expect.any(Number) });
  });

  test('one request: photos in, counts, boxes, totals and files out; what is no photo is accounted for', async () => {
    const text = { name: 'text.jpg', bytes: Buffer.from('no photo') };
    const form = photoForm([shelf, text], { params: JSON.stringify({ keep: { minScore: 0.4 } }) });
    const { status, json } = await api.call('POST', `${workflow}/runs?wait=60`, form);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      status: 'completed_with_errors',
      provider: 'cpu',
      version: 1,
      images: { total: 2, ok: 1, skipped: 0, failed: 1 },
      results: [
        { file: shelf.name, status: 'ok', attempt: 1, outputs: { photos: { image: { width: expect.any(Number) } } } },
        { file: 'text.jpg', status: 'failed', error: { code: 'not_an_image' } },
      ],
    });
    const [{ outputs }] = Object(json.results);
    expect(outputs.keep.kept.length).toBe(outputs.count.count);
    expect(outputs.count.count).toBeGreaterThan(3);
    for (const { label, score, box } of outputs.keep.kept) {
      expect(['apple', 'orange']).toContain(label);
      expect(score).toBeGreaterThanOrEqual(0.4);
      expect(box).toHaveLength(4);
    }
    expect(Object(json.totals).count).toMatchObject({ photos: 1, sum: outputs.count.count });
    expect(JSON.stringify(json)).not.toContain('"blob"');

    const run = await api.call('GET', `/runs/${json.id}`);
    const { results, ...withoutResults } = json;
    expect(run.json).toEqual(withoutResults);
    expect((await api.call('GET', `/runs/${json.id}/items`)).json).toEqual({ items: results, nextCursor: null });
    expect((await api.call('GET', `/runs/${json.id}/files`)).json.items).toEqual(json.files);
    expect(Object((await api.call('GET', '/runs?limit=1')).json.items)[0]).toEqual(withoutResults);

    const names = Object(json.files).map((each: { name: string }) => each.name);
    expect(names).toEqual(['save-photos.zip', 'save.csv', 'save.xlsx']);
    const again = await api.call('POST', `/runs/${json.id}/retry`);
    expect([again.status, again.json]).toMatchObject([202, { id: json.id, status: 'queued' }]);
  });

  test('files are downloaded whole, named, and not sent again to who has them', async () => {
    const { json } = await api.call('POST', `${workflow}/runs?wait=60`, photoForm([shelf]));
    const file = Object(json.files).find((each: { name: string }) => each.name === 'save.csv');
    const path = file.url.replace('/api/v1', '');
    const answer = await api.call('GET', path);
    expect(answer.status).toBe(200);
    expect(Buffer.byteLength(answer.text)).toBeGreaterThan(0);
    expect(answer.text).toContain(shelf.name);
    expect(answer.headers.get('content-length')).toBe(String(file.bytes));
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="save.csv"; filename*=UTF-8''save.csv`,
    );
    const etag = answer.headers.get('etag') ?? '';
    expect((await api.call('GET', path, { headers: { 'if-none-match': etag } })).status).toBe(304);
    const local = await fetch(`${api.url}/files/${json.id}/save.csv`);
    expect(local.headers.get('content-disposition')).toMatch(/filename=".+ \d{4}-\d\d-\d\d \d\d\.\d\d\.csv";/);
    expect(await local.text()).toBe(answer.text.replace(/^\uFEFF/, ''));
    const picture = await fetch(`${api.url}/pictures/runs/${json.id}/0`);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect((await fetch(`${api.url}/pictures/runs/${json.id}/7`)).status).toBe(404);
  });

  test('events are told as they happen, and resumed after the last one known', async () => {
    const started = await api.call('POST', `${workflow}/runs`, photoForm([shelf, shelf, shelf]));
    const live = await api.call('GET', `/runs/${started.json.id}/events`);
    const events = [...live.text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => JSON.parse(data));
    expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
    expect(events[0]).toMatchObject({ kind: 'queued' });
    expect(events[1]).toMatchObject({ kind: 'started' });
    expect(events.at(-1)).toMatchObject({ kind: 'finished', runId: started.json.id });
    const resumed = await api.call('GET', `/runs/${started.json.id}/events?lastEventId=2`);
    const rest = [...resumed.text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => JSON.parse(data));
    expect(rest).toEqual(events.slice(2));
  });

  test('screens hear of changes by tRPC and read the same runs', async () => {
    const client = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${api.url}/api/trpc` })] });
    // Browsers read this with EventSource, which Node 20 lacks: it is a stream of text all the same.
    const changes = await fetch(`${api.url}/api/trpc/runs.changes`);
    const started = await api.call('POST', `${workflow}/runs`, photoForm([shelf]));
    let told = '';
    for await (const chunk of changes.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      told += chunk;
      if (told.includes('"status":"completed"')) break;
    }
    expect(told).toContain(`"runId":"${started.json.id}"`);
    const { items } = await client.runs.list.query({ limit: 1 });
    expect(items[0]).toMatchObject({ status: 'completed', images: { total: 1, ok: 1 } });
    const status = await client.status.get.query();
    expect(status).toMatchObject({ queue: true, workers: [{ id: worker.id, provider: 'cpu' }] });
    expect(status.models).toContainEqual(expect.objectContaining({ name: 'coco-ssd', ready: true }));
  });
});
