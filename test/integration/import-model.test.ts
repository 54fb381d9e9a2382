// Importing models as strangers give them: each hostile one ends in its own refusal, and whoever imports stays up.

import { mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canCutNetwork } from '../../src/executor/spawn-child';
import { importModel } from '../../src/models/import/import-model';
import { feedingOf } from '../../src/probe/feeding';
import { tryModel } from '../../src/probe/try-model';
import { bundleSource } from '../support/bundle';
import { HARMLESS_MODEL, HOSTILE_MODELS } from '../support/hostile-models';

const DEADLINE_MS = 6_000;
let folder: string;
let script: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lensgraph-import-'));
  script = await bundleSource('src/probe/child.ts');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function imported(bytes: Buffer) {
  const path = join(folder, 'given');
  await writeFile(path, bytes);
  return importModel({
    path,
    folder,
    probe: async (model, draft, facts) => {
      const options = { script, feeding: feedingOf(draft, facts), deadlineMs: DEADLINE_MS, memoryMb: 1_500 };
      return (await tryModel(model, options)).facts;
    },
  });
}

it.each(Object.entries(HOSTILE_MODELS))('refuses %s', { timeout: 120_000 }, async (_, { bytes, code }) => {
  const found = await imported(bytes).then(
    () => 'imported',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );
  expect(found).toBe(code);
});

it('takes a harmless model, and leaves nothing behind', { timeout: 120_000 }, async () => {
  const before = (await readdir(tmpdir())).filter((name) => name.startsWith('lensgraph-probe-'));
  const { facts, bytes } = await imported(HARMLESS_MODEL);
  expect(facts.inputs).toEqual([{ name: 'x', dtype: 'float32', dims: [1, 3, 4, 4] }]);
  expect(bytes).toBe(HARMLESS_MODEL.length);
  expect((await readdir(tmpdir())).filter((name) => name.startsWith('lensgraph-probe-'))).toEqual(before);
});

it('refuses a file of more than 2 GB without reading it', async () => {
  const path = join(folder, 'huge.onnx');
  const file = await open(path, 'w');
  await file.truncate(2 ** 31 + 1);
  await file.close();
  await expect(importModel({ path, folder })).rejects.toMatchObject({ code: 'model_too_large' });
  await rm(path);
});

it('outlives what crashes the runtime', { timeout: 60_000 }, async () => {
  const path = join(folder, 'deep.onnx');
  await writeFile(path, HOSTILE_MODELS['three thousand functions in each other']?.bytes ?? '');
  await expect(tryModel(path, { script, feeding: null })).rejects.toMatchObject({ code: 'crashed_validator' });
});

it('stops when told to', { timeout: 60_000 }, async () => {
  const stop = new AbortController();
  const path = join(folder, 'endless.onnx');
  await writeFile(path, HOSTILE_MODELS['a loop without end']?.bytes ?? '');
  const tried = tryModel(path, { script, feeding: null, signal: stop.signal });
  setTimeout(() => stop.abort(new Error('enough')), 5);
  await expect(tried).rejects.toThrow('enough');
});

// Without user namespaces the system does not let us; the documentation says so.
const whereNetworkCanBeCut: (name: string, options: { timeout: number }, run: () => Promise<void>) => void =
  canCutNetwork() ? it : () => undefined;
whereNetworkCanBeCut('has no network, no credentials and an empty folder in the try', { timeout: 60_000 }, async () => {
  const server = createServer((socket) => socket.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  process.env.LENSGRAPH_TEST_SECRET = 'secret';
  try {
    const spy = await bundleSource('test/support/probe-spy.ts');
    const path = join(folder, String(port));
    await expect(tryModel(path, { script: spy, feeding: null })).rejects.toMatchObject({
      code: 'bad_request',
      params: { reason: 'network: unreachable; secrets: none; files: 0' },
    });
  } finally {
    delete process.env.LENSGRAPH_TEST_SECRET;
    server.close();
  }
});
