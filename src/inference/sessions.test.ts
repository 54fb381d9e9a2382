import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Tensor } from 'onnxruntime-node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { colourSorter } from '../../test/support/colour-sorter';
import { writeOnnx } from '../models/onnx/writer';
import type { ModelFile } from './model-file';
import { createSessions } from './sessions';

const WIDE = 1_500;
const TALL = 1_000;
const MB = 1024 ** 2;
const SETTINGS = { provider: 'cpu', threads: 1 };

let folder: string;
let models: ModelFile[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lensgraph-sessions-'));
  const { card } = await colourSorter(folder);
  const bytes = writeOnnx({
    name: 'weights',
    nodes: [{ op: 'MatMul', name: 'm', inputs: ['x', 'w'], outputs: ['y'], attributes: {} }],
    initializers: [
      { name: 'w', dtype: 'float32', shape: [TALL, WIDE], data: Array.from({ length: TALL * WIDE }, (_, i) => i % 7) },
    ],
    inputs: [{ name: 'x', dtype: 'float32', dims: [1, TALL] }],
    outputs: [{ name: 'y', dtype: 'float32', dims: [1, WIDE] }],
  });
  models = await Promise.all(
    ['a', 'b'].map(async (name) => {
      const path = join(folder, `${name}.onnx`);
      await writeFile(path, bytes);
      return { path, card };
    }),
  );
});
afterAll(() => rm(folder, { recursive: true }));

const x = new Tensor('float32', new Float32Array(TALL), [1, TALL]);

test('fifty loads and unloads leave memory flat', async () => {
  const sessions = createSessions(SETTINGS, { budgetMb: 1 });
  const seen = new Set<unknown>();
  const load = async (times: number) => {
    for (let time = 0; time < times; time++) {
      const model = models[time % 2];
      if (!model) throw new Error('no model');
      await sessions.with(model, async (session) => {
        seen.add(session);
        await session.run({ x });
      });
    }
  };
  await load(10);
  const before = process.memoryUsage.rss();
  await load(40);
  const grownMb = (process.memoryUsage.rss() - before) / MB;
  console.log(`40 loads and unloads of 6 MB: ${grownMb.toFixed(1)} MB more`);
  expect(seen.size).toBe(50);
  // Kept, they would be 240 MB.
  expect(grownMb).toBeLessThan(60);
  await sessions.close();
});

test('models that fit into the budget stay loaded', async () => {
  const sessions = createSessions(SETTINGS, { budgetMb: 500 });
  const [a, b] = models;
  if (!a || !b) throw new Error('no models');
  const one = await sessions.with(a, async (session) => session);
  await sessions.with(b, async () => undefined);
  expect(await sessions.with(a, async (session) => session)).toBe(one);
  await sessions.close();
});
