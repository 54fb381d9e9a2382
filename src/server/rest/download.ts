// Answers with a file: always as a download, never as something a browser would run.
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { ArtifactView } from '../../db/types';
import { SNIFF_BYTES, sniffImage } from '../../images/sniff';

/** `filename` in ASCII for old clients, `filename*` (RFC 8187) for the rest. */
export function contentDisposition(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

const headersOf = ({ name, blobId, bytes, mediaType }: ArtifactView): Record<string, string> => ({
  'content-type': mediaType,
  'content-length': String(bytes),
  'content-disposition': contentDisposition(name),
  etag: `"${blobId}"`,
  'cache-control': 'private, no-cache',
  'content-security-policy': "default-src 'none'; sandbox",
});

/** 304 when the client has these very bytes. */
export function notModified({ headers }: IncomingMessage, { blobId }: ArtifactView): Response | null {
  const known = (headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return known.includes(`"${blobId}"`) ? new Response(null, { status: 304, headers: { etag: `"${blobId}"` } }) : null;
}

/** The file as a stream. Opened before the answer begins, so that a missing blob is an error and no broken download. */
export async function download(file: ArtifactView & { readonly open: () => Promise<Readable> }): Promise<Response> {
  const stream = await file.open();
  // Node and the DOM declare the same stream twice.
  const body = Readable.toWeb(stream) as ReadableStream<Uint8Array>;
  return new Response(body, { headers: headersOf(file) });
}

/** A picture to show in a page of ours. What is none is not served, whatever it is called. Throws `not_an_image` and its like. */
export function picture(bytes: Uint8Array): Response {
  const { format } = sniffImage(bytes.subarray(0, SNIFF_BYTES));
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': `image/${format}`,
      'cache-control': 'private, max-age=60',
      'content-security-policy': "default-src 'none'; sandbox",
    },
  });
}
