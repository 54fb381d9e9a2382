// Fetching from an address, against a server of our own; the catalogue's entries themselves are not fetched in tests.

import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { UrlEntry } from './catalogue/entry';
import { yoloxTiny } from './catalogue/more-detectors';
import { type FetchProgress, fetchEntries } from './fetch';
import { cardPath, onnxPath } from './installed';
import { type OnnxValueInfo, writeOnnx } from './onnx/writer';

const value = (name: string): OnnxValueInfo => ({ name, dtype: 'float32', dims: [1] });
const model = (inputs: string[]) =>
  Buffer.from(
    writeOnnx({
      name: 'g',
      nodes: [{ op: 'Relu', name: 'r', inputs: ['photo'], outputs: ['answer'], attributes: {} }],
      initializers: [],
      inputs: inputs.map(value),
      outputs: [value('answer')],
    }),
  );
let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lensgraph-models-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function fetching(bytes: Buffer, listener: RequestListener, onProgress?: (p: FetchProgress) => void) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const card = { ...yoloxTiny.card, name: 'tiny', sha256, bytes: bytes.length };
  const entry: UrlEntry = { ...yoloxTiny, card, source: { kind: 'url', url: `http://127.0.0.1:${port}/x.onnx` } };
  try {
    await fetchEntries([entry], { dir, ...(onProgress && { onProgress }) });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  return card;
}
const sends =
  (bytes: Buffer): RequestListener =>
  (_, response) =>
    void response.end(bytes);
const refuses: RequestListener = (_, response) => void response.writeHead(500).end();

it('puts a model in place, with the names its file has, and needs the network once', async () => {
  const bytes = model(['photo']);
  const progress: FetchProgress[] = [];
  const card = await fetching(bytes, sends(bytes), (each) => progress.push(each));
  expect((await readFile(onnxPath(dir, 'tiny'))).equals(bytes)).toBe(true);
  const named = { ...card, input: { ...card.input, name: 'photo' }, outputs: { raw: 'answer' } };
  expect(JSON.parse(await readFile(cardPath(dir, 'tiny'), 'utf8'))).toEqual(named);
  expect((await readdir(join(dir, 'tiny'))).sort()).toEqual(['card.json', 'model.onnx']);
  expect(progress.findLast(({ phase }) => phase === 'download')).toMatchObject({
    done: bytes.length,
    total: bytes.length,
  });
  await rm(cardPath(dir, 'tiny'));
  await fetching(bytes, refuses);
  expect(JSON.parse(await readFile(cardPath(dir, 'tiny'), 'utf8'))).toEqual(named);
});

it('says where the model lies and what can be done when that place is not reached', async () => {
  const bytes = model(['photo']);
  const hangUp: RequestListener = (request) => void request.socket.destroy();
  await expect(fetching(bytes, hangUp)).rejects.toMatchObject({
    code: 'model_offline',
    params: { name: 'tiny', path: onnxPath(dir, 'tiny') },
  });
  await expect(fetching(bytes, refuses)).rejects.toMatchObject({ code: 'model_download_failed' });
});

it('refuses another file, and a file with other inputs than one photo', async () => {
  await expect(fetching(model(['photo']), sends(model(['photo', 'more'])))).rejects.toMatchObject({
    code: 'model_corrupt',
  });
  expect(await readdir(join(dir, 'tiny'))).toEqual([]);
  const two = model(['photo', 'more']);
  await expect(fetching(two, sends(two))).rejects.toMatchObject({ code: 'model_unsupported' });
  expect(await readdir(join(dir, 'tiny'))).toEqual(['model.onnx']);
});
