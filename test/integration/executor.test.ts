// The executor with real children: who is blamed when one dies, what a deadline does, that nothing survives it.

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nodes } from '../../nodes/registry.generated';
import { compile } from '../../src/compiler/compile';
import type { Plan } from '../../src/core/plan';
import { createExecutor } from '../../src/executor/executor';
import { writeRecords } from '../../src/executor/records';
import type { Executor, ExecutorOptions, ModelFile } from '../../src/executor/types';
import { hungryModel } from '../support/hungry-model';
import { testModel } from '../support/models';

const PHOTOS = resolve(import.meta.dirname, '../fixtures/photos');
const CHILD = resolve(import.meta.dirname, '../../dist/executor-child.mjs');

let folder = '';
const models = new Map<string, ModelFile>();
const open: Executor[] = [];
const logged: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lg-executor-'));
  models.set('hungry', await hungryModel(folder));
  models.set('coco-ssd', await testModel('coco-ssd'));
  const side = { width: 64, height: 64, channels: 3 } as const;
  await sharp({ create: { ...side, background: 'black' } })
    .png()
    .toFile(join(folder, 'black.png'));
  await sharp({ create: { ...side, background: 'white' } })
    .png()
    .toFile(join(folder, 'white.png'));
});

afterAll(async () => {
  await Promise.all(open.map((executor) => executor.close()));
  await rm(folder, { recursive: true });
});

function start(options: Partial<ExecutorOptions> = {}): Executor {
  const executor = createExecutor({
    scratch: join(folder, `scratch-${open.length}`),
    childScript: CHILD,
    provider: 'cpu',
    model: async (name) => {
      const model = models.get(name);
      if (!model) throw new Error(`no model ${name}`);
      return model;
    },
    log: ({ message }) => logged.push(message),
    ...options,
  });
  open.push(executor);
  return executor;
}

function planFor(model: string, extra: { nodes?: object[]; edges?: object[] } = {}): Plan {
  const graph = {
    schemaVersion: 1,
    name: 'test',
    nodes: [{ id: 'in', type: 'load' }, { id: 'find', type: 'detect', config: { model } }, ...(extra.nodes ?? [])],
    edges: [{ source: 'in', sourceHandle: 'image', target: 'find', targetHandle: 'image' }, ...(extra.edges ?? [])],
  };
  const index = new Map([...models].map(([name, { card }]) => [name, { task: card.task, sha256: card.sha256 }]));
  const { plan, problems } = compile(graph, { registry: nodes, models: index });
  if (!plan) throw new Error(JSON.stringify(problems));
  return plan;
}

const foundIn = (outputs: unknown) =>
  (outputs as { find: { detections: { items: { label: string }[] } } }).find.detections.items;

it('finds what is on real photos, in all its children', async () => {
  const executor = start();
  const plan = planFor('coco-ssd');
  const files = ['coffee.png', 'cat.png', 'apple.jpg', 'orange.jpg', 'astronaut.png', 'dogs.jpg'];
  const outcomes = await Promise.all(
    files.map((file, index) => executor.runPhoto({ plan, index, path: join(PHOTOS, file) })),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(files.map(() => 'ok'));
  const surest = outcomes.map(({ outputs }) => foundIn(outputs)[0]?.label);
  expect(surest).toEqual(['cup', 'cat', 'apple', 'orange', 'person', 'dog']);
  expect(await executor.provider()).toBe('cpu');
});

it('blames only the photo that kills its child, and finishes all the others', async () => {
  const executor = start({ children: 2, memoryMb: 900 });
  const plan = planFor('hungry');
  const names = Array.from({ length: 24 }, (_, index) => (index === 9 ? 'white.png' : 'black.png'));
  const outcomes = await Promise.all(
    names.map((name, index) => executor.runPhoto({ plan, index, path: join(folder, name) })),
  );
  expect(outcomes.flatMap(({ status }, index) => (status === 'ok' ? [] : [index]))).toEqual([9]);
  expect(outcomes[9]?.error?.code).toBe('poison_photo');
  expect(foundIn(outcomes[8]?.outputs).map(({ label }) => label)).toEqual(['thing']);
  expect(logged).toContain('executor child ended (memory)');
});

it('stops a photo that passes its deadline and goes on', async () => {
  const executor = start({ children: 1, deadlineMs: 300, memoryMb: 20_000 });
  const plan = planFor('hungry');
  const [slow, quick] = await Promise.all([
    executor.runPhoto({ plan, index: 0, path: join(folder, 'white.png') }),
    executor.runPhoto({ plan, index: 1, path: join(folder, 'black.png') }),
  ]);
  expect(slow?.error?.code).toBe('photo_timeout');
  expect(quick?.status).toBe('ok');
});

it('sets a model aside that stopped three photos, and says so for the rest', async () => {
  const executor = start({ children: 1, deadlineMs: 300, memoryMb: 20_000 });
  const plan = planFor('hungry');
  for (let index = 0; index < 3; index++) {
    const { error } = await executor.runPhoto({ plan, index, path: join(folder, 'white.png') });
    expect(error?.code).toBe('photo_timeout');
  }
  const next = await executor.runPhoto({ plan, index: 3, path: join(folder, 'black.png') });
  expect(next.error?.code).toBe('model_quarantined');
});

it('fails each photo of a plan whose model is not there, and stays up', async () => {
  const executor = start({ children: 1 });
  const broken = {
    ...planFor('hungry'),
    hash: 'other',
    models: [{ name: 'hungry', task: 'detect' as const, sha256: 'x' }],
  };
  models.set('hungry-backup', models.get('hungry') as ModelFile);
  models.set('hungry', { ...(models.get('hungry') as ModelFile), path: join(folder, 'missing.onnx') });
  const outcome = await executor.runPhoto({ plan: broken, index: 0, path: join(folder, 'black.png') });
  models.set('hungry', models.get('hungry-backup') as ModelFile);
  models.delete('hungry-backup');
  expect(outcome.status).toBe('failed');
  expect(outcome.error?.code).toMatch(/^model_/);
  const fine = await executor.runPhoto({ plan: planFor('hungry'), index: 0, path: join(folder, 'black.png') });
  expect(fine.status).toBe('ok');
});

it('refuses a provider this machine does not have, with what it has', async () => {
  const executor = start({ provider: 'cuda', children: 1 });
  await expect(executor.provider()).rejects.toMatchObject({ code: 'provider_unavailable' });
});

it('gives a withdrawn photo back at once and leaves nothing behind when closed', async () => {
  const executor = start({ children: 1 });
  const stop = new AbortController();
  const plan = planFor('coco-ssd');
  const waiting = executor.runPhoto({ plan, index: 0, path: join(PHOTOS, 'wine.jpg') }, stop.signal);
  stop.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  await executor.close();
  expect((await readdir(folder)).filter((name) => name === `scratch-${open.length - 1}`)).toEqual([]);
});

it('folds a run into totals and files', async () => {
  const executor = start({ children: 1 });
  const plan = planFor('coco-ssd', {
    nodes: [
      { id: 'count', type: 'count' },
      { id: 'save', type: 'export', config: { formats: ['csv', 'json'] } },
    ],
    edges: [
      { source: 'find', sourceHandle: 'detections', target: 'count', targetHandle: 'detections' },
      { source: 'count', sourceHandle: 'count', target: 'save', targetHandle: 'count' },
    ],
  });
  const files = ['apple.jpg', 'orange.jpg'];
  async function* records() {
    for (const [index, file] of files.entries()) {
      yield { index, file, ...(await executor.runPhoto({ plan, index, path: join(PHOTOS, file) })) };
    }
  }
  const spool = join(folder, 'records.jsonl');
  await writeRecords(spool, records());
  const run = await executor.collect({ plan, records: spool });
  expect(run.totals.count).toMatchObject({ photos: 2 });
  expect(run.files.map(({ name }) => name).sort()).toEqual(['save.csv', 'save.json']);
});

it('leaves no folder behind for a run that saves no file', async () => {
  const executor = start({ children: 1 });
  const plan = planFor('coco-ssd');
  const spool = join(folder, 'one.jsonl');
  const photo = { index: 0, file: 'apple.jpg', path: join(PHOTOS, 'apple.jpg') };
  async function* records() {
    yield { index: photo.index, file: photo.file, ...(await executor.runPhoto({ plan, ...photo })) };
  }
  await writeRecords(spool, records());
  await executor.collect({ plan, records: spool });
  // The answer is sent before the folder is removed.
  const out = join(folder, `scratch-${open.length - 1}`, 'out');
  await expect.poll(() => readdir(out)).toEqual([]);
});
