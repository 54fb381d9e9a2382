// Sends one photo to the server and tells how far it is. Knows no tray. (fetch cannot tell how much of a body has gone.)
import { z } from 'zod';
import { ERROR_KINDS, type ErrorCode, LensgraphError } from '../../core/errors';

const PHOTOS = { address: '/files/uploads', field: 'images' };

const isCode = (code: string): code is ErrorCode => Object.hasOwn(ERROR_KINDS, code);
const said = z.object({
  code: z.string(),
  message: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
const accepted = z.object({ items: z.array(z.object({ uploadId: z.string(), error: said.optional() })).length(1) });
const refused = z.object({ error: said });

/** The line broke, or nobody is there: worth another try. */
export class LineBroke extends Error {}

export interface Sent {
  readonly uploadId: string;
  readonly fault: LensgraphError | null;
}

/** Throws `LineBroke`, the server's own refusal, or the signal's reason. */
export const sendPhoto = (file: File, onProgress: (part: number) => void, signal: AbortSignal): Promise<Sent> =>
  sendFile(PHOTOS, file, onProgress, signal);

/** A place on the server that takes files: its address, and the field of the form they lie in. */
export interface Place {
  readonly address: string;
  readonly field: string;
}

/** As `sendPhoto`, to `place`. */
export function sendFile(
  { address, field }: Place,
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    signal.addEventListener('abort', stop, { once: true });
    request.addEventListener('loadend', () => signal.removeEventListener('abort', stop));
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total));
    request.addEventListener('load', () => {
      try {
        resolve(readAnswer(request.status, request.responseText));
      } catch (error) {
        reject(error);
      }
    });
    for (const event of ['error', 'timeout'] as const) {
      request.addEventListener(event, () => reject(new LineBroke('The file could not be sent.')));
    }
    request.addEventListener('abort', () => reject(signal.reason));
    request.open('POST', address);
    const form = new FormData();
    form.append(field, file, file.name);
    request.send(form);
  });
}

function readAnswer(status: number, text: string): Sent {
  const json = parseJson(text);
  const { data } = accepted.safeParse(json);
  const item = data?.items[0];
  if (item) return { uploadId: item.uploadId, fault: item.error ? asError(item.error) : null };
  const { data: refusal } = refused.safeParse(json);
  // Something between us and the server answered: a proxy, a server that is just starting.
  if (!refusal || status === 502 || status === 504) throw new LineBroke(`HTTP ${status}`);
  throw asError(refusal.error);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const asError = ({ code, message, params }: z.infer<typeof said>): LensgraphError =>
  isCode(code) ? new LensgraphError(code, params) : new LensgraphError('bad_request', { reason: message });
