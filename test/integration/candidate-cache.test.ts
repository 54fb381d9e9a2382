// What models proposed is known again: in every child, after a restart, and never when it is damaged.

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nodes } from '../../nodes/registry.generated';
import { compile } from '../../src/compiler/compile';
import { createExecutor } from '../../src/executor/executor';
import type { ExecutedPhoto } from '../../src/executor/types';
import { modelIndex } from '../../src/server/model-index';
import { testModel } from '../support/models';

const PHOTOS = ['dogs.jpg', 'apple.jpg', 'orange.jpg'].map((name) =>
  resolve(import.meta.dirname, '../fixtures/photos', name),
);
let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lg-known-'));
  await testModel('coco-ssd');
});
afterAll(() => rm(root, { recursive: true }));

function plan(config: object, prepare: readonly object[] = []) {
  const wire = (source: string, sourceHandle: string, target: string, targetHandle: string) => ({
    source,
    sourceHandle,
    target,
    targetHandle,
  });
  const graph = {
    schemaVersion: 1,
    name: 'test',
    nodes: [
      { id: 'in', type: 'load' },
      { id: 'prepare', type: 'preprocess', config: { steps: prepare } },
      { id: 'find', type: 'detect', config },
    ],
    edges: [wire('in', 'image', 'prepare', 'image'), wire('prepare', 'image', 'find', 'image')],
  };
  const compiled = compile(graph, { registry: nodes, models: modelIndex() });
  if (!compiled.plan) throw new Error(JSON.stringify(compiled.problems));
  return compiled.plan;
}

/** Runs the photos in an executor of their own, as after a restart. */
async function ran(chosen: ReturnType<typeof plan>, cached = true): Promise<ExecutedPhoto[]> {
  const executor = createExecutor({
    scratch: join(root, 'scratch'),
    childScript: resolve(import.meta.dirname, '../../dist/executor-child.mjs'),
    provider: 'cpu',
    children: 2,
    model: testModel,
    log: ({ level, message, detail }) => {
      if (level !== 'info') throw new Error(`${message} ${detail}`);
    },
    ...(cached ? { cache: { folder: join(root, 'cache'), maxBytes: 1e8 } } : {}),
  });
  try {
    return await Promise.all(PHOTOS.map((path, index) => executor.runPhoto({ plan: chosen, index, path })));
  } finally {
    await executor.close();
  }
}

const work = (outcomes: readonly ExecutedPhoto[]) => outcomes.map((each) => each.work);
const asked = PHOTOS.map(() => ({ inferences: 1, known: 0 }));
const known = PHOTOS.map(() => ({ inferences: 0, known: 1 }));
const outputs = (outcomes: readonly ExecutedPhoto[]) => outcomes.map((each) => each.outputs);

it('asks a model once, then knows: after a restart, with other limits, with the very same result', async () => {
  const first = await ran(plan({ minScore: 0.3 }));
  expect(work(first)).toEqual(asked);
  const again = await ran(plan({ minScore: 0.3 }));
  expect(work(again)).toEqual(known);
  expect(outputs(again)).toEqual(outputs(first));
  const other = plan({ minScore: 0.1, labels: ['dog', 'apple'] });
  const moved = await ran(other);
  expect(work(moved)).toEqual(known);
  const uncached = await ran(other, false);
  expect(work(uncached)).toEqual(asked);
  expect(outputs(moved)).toEqual(outputs(uncached));
});

it('asks again when the photo was prepared otherwise, and when more is wanted than is known', async () => {
  expect(work(await ran(plan({}, [{ kind: 'flip', axis: 'horizontal' }])))).toEqual(asked);
  expect(work(await ran(plan({ minScore: 0.02 })))).toEqual(asked);
});

it('asks again when what it kept is damaged', async () => {
  const before = await ran(plan({}));
  for (const shard of await readdir(join(root, 'cache', 'candidates'))) {
    for (const name of await readdir(join(root, 'cache', 'candidates', shard))) {
      await writeFile(join(root, 'cache', 'candidates', shard, name), 'nonsense');
    }
  }
  const after = await ran(plan({}));
  expect(work(after)).toEqual(asked);
  expect(outputs(after)).toEqual(outputs(before));
  expect(work(await ran(plan({})))).toEqual(known);
});
