// What the first bytes of a chosen file say, before anything is sent: the server's own judgement, made here. Knows no screen.
import { LensgraphError } from '../../core/errors';
import { SNIFF_BYTES, sniffImage } from '../../images/sniff';

const MEGABYTES = 25;
/** The largest photo the server takes. */
const MAX_BYTES = MEGABYTES * 1024 * 1024;

export interface Judged {
  /** Why it cannot be used; null when nothing speaks against it. */
  readonly fault: LensgraphError | null;
  /** The same for two copies of one photo, whatever their names. */
  readonly fingerprint: string;
}

/** Throws only what reading the file throws (it was moved or deleted since it was chosen). */
export async function judgeFile(file: File): Promise<Judged> {
  const [head, tail] = await Promise.all([
    bytesOf(file.slice(0, SNIFF_BYTES)),
    bytesOf(file.slice(Math.max(SNIFF_BYTES, file.size - SNIFF_BYTES))),
  ]);
  return { fault: faultOf(file, head), fingerprint: await fingerprintOf(file.size, head, tail) };
}

const bytesOf = async (part: Blob): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await part.arrayBuffer());

function faultOf(file: File, head: Uint8Array): LensgraphError | null {
  try {
    sniffImage(head);
  } catch (error) {
    if (error instanceof LensgraphError) return error;
    throw error;
  }
  return file.size > MAX_BYTES ? new LensgraphError('photo_too_large', { limit: MEGABYTES }) : null;
}

/** Of both ends and the size: two photos that agree in these are the same, and nobody waits while whole files are read. */
async function fingerprintOf(size: number, head: Uint8Array, tail: Uint8Array): Promise<string> {
  const both = new Uint8Array(head.length + tail.length);
  both.set(head);
  both.set(tail, head.length);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', both));
  return `${size}-${[...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
