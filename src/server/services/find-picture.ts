// Which stored bytes show a photo: of an upload, or of a run, as it was sent or as a step marked it.
import type { FileValue } from '../../core/data-types';
import { LensgraphError } from '../../core/errors';
import { listItemsAt } from '../../db/runs';
import type { ItemView } from '../../db/types';
import { getUploads } from '../../db/uploads';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { storedOutputs } from './present-item';

/** A page shows a few dozen pictures. */
const HEAVY_BYTES = 400 * 1024;

/** Throws `not_found`. */
export async function findUpload({ db }: Services, { teamId }: Actor, uploadId: string): Promise<string> {
  const [upload] = await getUploads(db, teamId, [uploadId]);
  if (!upload) throw new LensgraphError('not_found', { what: 'photo' });
  return upload.blobId;
}

export interface PhotoKey {
  readonly runId: string;
  readonly index: number;
}

/** The photo as it was sent. Throws `not_found`. */
export async function findPhoto(services: Services, actor: Actor, key: PhotoKey): Promise<string> {
  return (await findItem(services, actor, key)).blobId;
}

/** The picture that shows a photo best: marked and not too heavy if a step made one, else the photo. Throws `not_found`. */
export async function findBestPicture(services: Services, actor: Actor, key: PhotoKey): Promise<string> {
  const item = await findItem(services, actor, key);
  const files = Object.values(storedOutputs(item.outputs))
    .flatMap((ports) => Object.values(ports))
    .flat()
    .filter(isFile);
  const marked = files.find(({ role }) => role === 'photo');
  const small = files.find(({ role }) => role === 'thumbnail');
  const best = marked && marked.bytes <= HEAVY_BYTES ? marked : (small ?? marked);
  return best?.blob ?? item.blobId;
}

async function findItem({ db }: Services, { teamId }: Actor, { runId, index }: PhotoKey): Promise<ItemView> {
  const { items } = await listItemsAt(db, { teamId, runId, indexes: [index] });
  const [item] = items;
  if (!item) throw new LensgraphError('not_found', { what: 'photo' });
  return item;
}

/** Files are lists of values; the roles say what they are for. */
const isFile = (value: unknown): value is FileValue =>
  typeof value === 'object' && value !== null && 'role' in value && 'blob' in value;
