// Downloads one file from an https address and keeps what has arrived, so that a broken download goes on where it
// stopped. Knows nothing of models: whoever calls says the size and hash the file must have.

import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

export interface RemoteFile {
  readonly url: string;
  readonly sha256: string;
  readonly bytes: number;
}
export interface DownloadOptions {
  /** Hears how much of the file is here. */
  readonly onBytes?: (bytes: number) => void;
  readonly signal?: AbortSignal | undefined;
  /** Without a byte for so long the connection is given up. */
  readonly silentMs?: number;
}

/** `unreachable`: no answer at all; `broken`: part of the file is here and kept; `wrong`: what came is another file. */
export type DownloadTrouble = 'unreachable' | 'broken' | 'refused' | 'wrong';

export class DownloadError extends Error {
  override readonly name = 'DownloadError';
  readonly trouble: DownloadTrouble;
  constructor(trouble: DownloadTrouble, reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.trouble = trouble;
  }
}

const SILENT_MS = 30_000;
const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Partial files have this ending; one that was not touched for a while belongs to no living process. */
const PARTIAL = '.partial';
const ABANDONED_MS = 60_000;

const isLoopback = ({ hostname }: URL) => ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);

/** https, and http only to this machine itself; a redirect never changes between them. */
function assertAllowed(url: URL, first: URL): void {
  const plain = url.protocol === 'http:' && first.protocol === 'http:' && isLoopback(url) && isLoopback(first);
  const secure = url.protocol === 'https:' && first.protocol === 'https:';
  if (!plain && !secure) throw new DownloadError('refused', `${url.protocol}//${url.host} is no safe address`);
}

/** The answer to a request for the bytes from `from` on, redirects followed. */
async function request(address: string, from: number, signal: AbortSignal): Promise<Response> {
  const first = new URL(address);
  let url = first;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    assertAllowed(url, first);
    const headers: Record<string, string> = { 'accept-encoding': 'identity' };
    if (from > 0) headers.range = `bytes=${from}-`;
    const response = await fetch(url, { redirect: 'manual', headers, signal });
    const location = response.headers.get('location');
    if (!REDIRECTS.has(response.status) || location === null) return response;
    await response.body?.cancel();
    url = new URL(location, url);
  }
  throw new DownloadError('refused', 'too many redirects');
}

/** A partial file of an earlier try, taken over under a name of our own, or a new name. */
async function claimPartial(path: string): Promise<string> {
  const own = `${path}.${randomUUID()}${PARTIAL}`;
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (!name.endsWith(PARTIAL)) continue;
    const found = join(folder, name);
    const file = await stat(found).catch(() => null);
    const isLeft = found === path + PARTIAL || Date.now() - (file?.mtimeMs ?? Number.NaN) > ABANDONED_MS;
    // Of several processes one gets to rename it.
    if (
      isLeft &&
      (await rename(found, own).then(
        () => true,
        () => false,
      ))
    )
      return own;
  }
  return own;
}

const sizeOf = async (path: string): Promise<number> => (await stat(path).catch(() => null))?.size ?? 0;

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Appends to `partial` what is missing of the file. */
async function receive({ url, bytes }: RemoteFile, partial: string, options: DownloadOptions): Promise<void> {
  const { onBytes = () => {}, silentMs = SILENT_MS } = options;
  const silence = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, silence.signal]) : silence.signal;
  const giveUp = () =>
    silence.abort(new DownloadError('broken', `nothing arrived for ${Math.round(silentMs / 1000)} s`));
  let timer = setTimeout(giveUp, silentMs);
  try {
    let from = await sizeOf(partial);
    if (from >= bytes) return;
    const response = await request(url, from, signal);
    if (from > 0 && response.status === 200) from = 0;
    else if (response.status !== (from > 0 ? 206 : 200)) {
      await response.body?.cancel();
      if (response.status === 416) await rm(partial, { force: true });
      throw new DownloadError('refused', `the server answered ${response.status}`);
    }
    const file = await open(partial, from > 0 ? 'a' : 'w');
    try {
      let done = from;
      onBytes(done);
      for await (const chunk of response.body ?? []) {
        clearTimeout(timer);
        timer = setTimeout(giveUp, silentMs);
        done += chunk.length;
        if (done > bytes) throw new DownloadError('wrong', `the file is larger than the ${bytes} bytes it should have`);
        await file.writeFile(chunk);
        onBytes(done);
      }
      if (done < bytes) throw new DownloadError('broken', `the connection ended after ${done} of ${bytes} bytes`);
      await file.sync();
    } finally {
      await file.close();
    }
  } finally {
    clearTimeout(timer);
  }
}

function troubleOf(error: unknown): DownloadError {
  if (error instanceof DownloadError) return error;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  // `terminated` is what fetch says of a connection that broke while the body came.
  const isBroken = error instanceof Error && error.message === 'terminated';
  return new DownloadError(isBroken ? 'broken' : 'unreachable', code, { cause: error });
}

/**
 * Brings `file` to `path`, whole and checked, or not at all. What has arrived of a broken download lies beside `path` and
 * is gone on with; what turns out to be another file is removed.
 * Errors: DownloadError; the signal's reason.
 */
export async function downloadFile(file: RemoteFile, path: string, options: DownloadOptions = {}): Promise<void> {
  options.signal?.throwIfAborted();
  const partial = await claimPartial(path);
  try {
    await receive(file, partial, options);
    if ((await sha256Of(partial)) !== file.sha256) throw new DownloadError('wrong', 'the file is not the expected one');
    await rename(partial, path);
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble.trouble === 'wrong') await rm(partial, { force: true });
    else await rename(partial, path + PARTIAL).catch(() => {});
    options.signal?.throwIfAborted();
    throw trouble;
  }
}
