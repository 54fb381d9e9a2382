import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DownloadError, downloadFile } from './download';

const content = Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * 31) % 251));
const sha256 = createHash('sha256').update(content).digest('hex');
let dir: string;
let path: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lensgraph-download-'));
  path = join(dir, 'model.onnx');
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** A server of files for the time of `use`; gives its address. */
async function serving<T>(listener: RequestListener, use: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/model.onnx`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
const file = (url: string) => ({ url, sha256, bytes: content.length });
const trouble = (kind: string) => expect.objectContaining({ name: 'DownloadError', trouble: kind });

/** Sends the file from where it is asked for, at most `most` bytes before the connection breaks. */
const ranges =
  (asked: (string | undefined)[], most = Number.POSITIVE_INFINITY): RequestListener =>
  (request, response) => {
    asked.push(request.headers.range);
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': content.length - from });
    response.write(content.subarray(from, from + most), () => {
      // Later, so that what was sent arrives before the connection breaks.
      if (from + most < content.length) setTimeout(() => response.socket?.destroy(), 300);
      else response.end();
    });
  };

it('brings a file, and says how far it is', async () => {
  const heard: number[] = [];
  await serving(ranges([]), (url) => downloadFile(file(url), path, { onBytes: (bytes) => heard.push(bytes) }));
  expect((await readFile(path)).equals(content)).toBe(true);
  expect(await readdir(dir)).toEqual(['model.onnx']);
  expect([heard[0], heard.at(-1)]).toEqual([0, content.length]);
  expect(heard).toEqual(heard.toSorted((a, b) => a - b));
});

it('goes on where a broken connection stopped', async () => {
  const asked: (string | undefined)[] = [];
  await serving(ranges(asked, 40_000), async (url) => {
    await expect(downloadFile(file(url), path)).rejects.toEqual(trouble('broken'));
    await expect(downloadFile(file(url), path)).rejects.toEqual(trouble('broken'));
  });
  expect(await readdir(dir)).toEqual(['model.onnx.partial']);
  const heard: number[] = [];
  await serving(ranges(asked), (url) => downloadFile(file(url), path, { onBytes: (bytes) => heard.push(bytes) }));
  expect(asked).toEqual([undefined, 'bytes=40000-', 'bytes=80000-']);
  expect(heard[0]).toBe(80_000);
  expect((await readFile(path)).equals(content)).toBe(true);
});

it('starts over where the server knows no ranges', async () => {
  await writeFile(`${path}.partial`, content.subarray(0, 500));
  const whole: RequestListener = (_, response) => void response.end(content);
  await serving(whole, (url) => downloadFile(file(url), path));
  expect((await readFile(path)).equals(content)).toBe(true);
});

it('takes over what a dead process left, and leaves alone what a living one writes', async () => {
  const [dead, living] = [`${path}.dead.partial`, `${path}.living.partial`];
  await writeFile(dead, content.subarray(0, 700));
  await writeFile(living, content.subarray(0, 900));
  const before = new Date(Date.now() - 120_000);
  await utimes(dead, before, before);
  const asked: (string | undefined)[] = [];
  await serving(ranges(asked), (url) => downloadFile(file(url), path));
  expect(asked).toEqual(['bytes=700-']);
  expect((await readdir(dir)).sort()).toEqual(['model.onnx', 'model.onnx.living.partial']);
});

it('refuses another file than the expected one and leaves nothing of it', async () => {
  const other = Buffer.from(content);
  other.writeUInt8(1, 50_000);
  for (const sent of [other, Buffer.concat([content, Buffer.from('x')])]) {
    await serving(
      (_, response) => void response.end(sent),
      (url) => expect(downloadFile(file(url), path)).rejects.toEqual(trouble('wrong')),
    );
    expect(await readdir(dir)).toEqual([]);
  }
});

it('does not take a damaged partial file for good', async () => {
  await writeFile(`${path}.partial`, Buffer.alloc(500, 9));
  await serving(ranges([]), async (url) => {
    await expect(downloadFile(file(url), path)).rejects.toEqual(trouble('wrong'));
    await downloadFile(file(url), path);
  });
  expect((await readFile(path)).equals(content)).toBe(true);
});

it('follows redirects, but to no other kind of address and not without end', async () => {
  const to =
    (location: string, at = '/model.onnx'): RequestListener =>
    (request, response) => {
      if (request.url === at) response.writeHead(302, { location }).end();
      else response.end(content);
    };
  await serving(to('/real.onnx'), (url) => downloadFile(file(url), path));
  expect((await readFile(path)).equals(content)).toBe(true);
  for (const location of [
    'ftp://127.0.0.1/model.onnx',
    'http://192.0.2.1/model.onnx',
    'https://example.org/',
    '/model.onnx',
  ])
    await serving(to(location), (url) => expect(downloadFile(file(url), path)).rejects.toEqual(trouble('refused')));
  await expect(downloadFile(file('http://192.0.2.1/model.onnx'), path)).rejects.toEqual(trouble('refused'));
});

it('says what kind of trouble there is', async () => {
  await serving(
    (_, response) => void response.writeHead(404).end(),
    (url) =>
      expect(downloadFile(file(url), path)).rejects.toThrow(new DownloadError('refused', 'the server answered 404')),
  );
  const gone = await serving(
    () => {},
    (url) => Promise.resolve(url),
  );
  await expect(downloadFile(file(gone), path)).rejects.toEqual(trouble('unreachable'));
  const silent: RequestListener = (_, response) => void response.write(content.subarray(0, 10));
  await serving(silent, (url) =>
    expect(downloadFile(file(url), path, { silentMs: 100 })).rejects.toEqual(trouble('broken')),
  );
});

it('stops when told to, and keeps what is here', async () => {
  const stop = new AbortController();
  const slow: RequestListener = (_, response) => void response.write(content.subarray(0, 3000));
  const onBytes = (bytes: number) => bytes > 0 && stop.abort(new Error('enough'));
  await serving(slow, (url) =>
    expect(downloadFile(file(url), path, { signal: stop.signal, onBytes })).rejects.toThrow('enough'),
  );
  expect((await readFile(`${path}.partial`)).length).toBe(3000);
});
