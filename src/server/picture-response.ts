// Answers with a picture that lies in the blob store: in parts if asked for, not at all if the browser has it, and only if
// it really is one. Knows neither runs nor uploads.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { SNIFF_BYTES, sniffImage } from '../images/sniff';
import type { BlobStore } from '../storage/blob-store';

const SAFE = { 'content-security-policy': "default-src 'none'; sandbox", 'x-content-type-options': 'nosniff' };
/** `forever`: what this address names never changes. `ask`: the browser asks each time whether it is still the same. */
export type Keep = 'forever' | 'ask';
const CACHE: Record<Keep, string> = {
  forever: 'private, max-age=31536000, immutable',
  ask: 'private, no-cache',
};

/** Throws `not_found` when the bytes are gone, `not_an_image` and its like when they are none. */
export async function pictureResponse(
  blobs: BlobStore,
  blobId: string,
  { incoming, keep }: { incoming: IncomingMessage; keep: Keep },
): Promise<Response> {
  const path = await blobs.localPath(blobId);
  const { format, bytes } = await lookAt(path);
  const etag = `"${blobId}"`;
  const headers = { etag, 'cache-control': CACHE[keep], 'accept-ranges': 'bytes', ...SAFE };
  if (namesTag(incoming.headers['if-none-match'], etag)) return new Response(null, { status: 304, headers });
  const type = { 'content-type': `image/${format}` };
  const range = rangeOf(incoming.headers.range, bytes);
  if (range === 'outside') {
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${bytes}` } });
  }
  const { start, end } = range ?? { start: 0, end: bytes - 1 };
  // Node and the DOM declare the same stream twice.
  const body = Readable.toWeb(createReadStream(path, { start, end })) as ReadableStream<Uint8Array>;
  const length = { 'content-length': String(end - start + 1) };
  if (!range) return new Response(body, { headers: { ...headers, ...type, ...length } });
  const part = { 'content-range': `bytes ${start}-${end}/${bytes}` };
  return new Response(body, { status: 206, headers: { ...headers, ...type, ...length, ...part } });
}

/** A JPEG of ours: what it shows never changes, since its address names a photo and what was done to it. */
export function smallPicture(bytes: Uint8Array, incoming: IncomingMessage): Response {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
  const headers = { etag, 'cache-control': CACHE.forever, ...SAFE };
  if (namesTag(incoming.headers['if-none-match'], etag)) return new Response(null, { status: 304, headers });
  const type = { 'content-type': 'image/jpeg', 'content-length': String(bytes.length) };
  return new Response(new Uint8Array(bytes), { headers: { ...headers, ...type } });
}

async function lookAt(path: string): Promise<{ format: string; bytes: number }> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
    return { format: sniffImage(buffer.subarray(0, bytesRead)).format, bytes: size };
  } finally {
    await file.close();
  }
}

function namesTag(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/** One range of bytes (RFC 9110, 14.1.2); null for none, several or nonsense, which is answered with everything. */
export function rangeOf(
  header: string | undefined,
  bytes: number,
): { readonly start: number; readonly end: number } | 'outside' | null {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return null;
  const start = from === '' ? Math.max(0, bytes - Number(to)) : Number(from);
  const end = from === '' || to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1);
  if (from !== '' && to !== '' && Number(to) < start) return null;
  return start >= bytes || end < start ? 'outside' : { start, end };
}
