// Finds the picture that shows a photo of a run best: marked and not too heavy if a step made one, else the photo itself.

import type { FileValue } from '../../core/data-types';
import { LensgraphError } from '../../core/errors';
import { listItems } from '../../db/runs';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { storedOutputs } from './present-item';

/** A page shows a few dozen pictures. */
const HEAVY_BYTES = 400 * 1024;

/** Files are lists of values; the roles say what they are for. */
const isFile = (value: unknown): value is FileValue =>
  typeof value === 'object' && value !== null && 'role' in value && 'blob' in value;

/** The bytes of a JPEG, PNG or WebP, as far as anybody knows. Throws `not_found`. */
export async function openRunPicture(
  { db, blobs }: Services,
  { teamId }: Actor,
  { runId, index }: { runId: string; index: number },
): Promise<Uint8Array> {
  const { items } = await listItems(db, { teamId, runId, cursor: index - 1, limit: 1 });
  const item = items.find((each) => each.index === index);
  if (!item) throw new LensgraphError('not_found', { what: 'photo' });
  const files = Object.values(storedOutputs(item.outputs))
    .flatMap((ports) => Object.values(ports))
    .flat()
    .filter(isFile);
  const marked = files.find(({ role }) => role === 'photo');
  const small = files.find(({ role }) => role === 'thumbnail');
  const best = marked && marked.bytes <= HEAVY_BYTES ? marked : (small ?? marked);
  const chunks: Buffer[] = [];
  for await (const chunk of await blobs.read(best?.blob ?? item.blobId)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
