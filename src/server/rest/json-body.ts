// Reads a JSON body, counting its bytes as they come, so that a large one is refused while it is still being sent.
import type { IncomingMessage } from 'node:http';
import { LensgraphError } from '../../core/errors';
import { inMegabytes } from '../limits';

/** The media type of the body in lower case, without its parameters; empty when there is none. */
export const mediaTypeOf = ({ headers }: IncomingMessage): string =>
  (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** Throws `body_too_large` if the request says that it is longer than `limit` bytes. */
export function refuseDeclaredLength({ headers }: IncomingMessage, limit: number): void {
  if (Number(headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
}

/** Throws `unsupported_media_type` for a compressed body: its true size could not be known in time. */
export function refuseEncoded({ headers }: IncomingMessage): void {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') {
    throw new LensgraphError('unsupported_media_type', { expected: 'the body as it is, without Content-Encoding' });
  }
}

export const tooLarge = (limit: number) => new LensgraphError('body_too_large', { limit: inMegabytes(limit) });

/**
 * The body's value and how many bytes it had; undefined for an empty body. Throws `unsupported_media_type`,
 * `body_too_large`, `bad_request` (no JSON, or it ended early).
 */
export async function readJsonBody(
  incoming: IncomingMessage,
  limit: number,
): Promise<{ readonly value: unknown; readonly bytes: number }> {
  refuseEncoded(incoming);
  refuseDeclaredLength(incoming, limit);
  const chunks: Buffer[] = [];
  let bytes = 0;
  await new Promise<void>((resolve, reject) => {
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= limit) chunks.push(chunk);
      else reject(tooLarge(limit));
    });
    incoming.on('end', resolve);
    incoming.on('close', () => reject(new LensgraphError('bad_request', { reason: 'The request ended early.' })));
    incoming.on('error', (cause) =>
      reject(new LensgraphError('bad_request', { reason: 'The request ended early.' }, { cause })),
    );
  });
  if (bytes === 0) return { value: undefined, bytes };
  if (mediaTypeOf(incoming) !== 'application/json') {
    throw new LensgraphError('unsupported_media_type', { expected: 'JSON with "Content-Type: application/json"' });
  }
  return { value: parseJson(Buffer.concat(chunks, bytes)), bytes };
}

/** Throws `bad_request` for what is not JSON in UTF-8. */
export function parseJson(body: Buffer | string, what = 'The body'): unknown {
  try {
    return JSON.parse(typeof body === 'string' ? body : new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new LensgraphError('bad_request', { reason: `${what} is not valid JSON.` }, { cause });
  }
}
