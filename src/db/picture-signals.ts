// How a worker tells who waits for a picture that it is there, or what is wrong with the photo.
import type { Db, Sql } from './client';

const CHANNEL = 'lensgraph_picture';

/** `error`: a code, when the picture cannot be made. */
export async function pictureMade(db: Sql, key: string, error?: string): Promise<void> {
  await db.query(`SELECT pg_notify('${CHANNEL}', $1)`, [error ? `${key} ${error}` : key], 'picture-made');
}

/** `fn` with each picture that is made or cannot be made. */
export function onPictures(db: Db, fn: (key: string, error: string | undefined) => void): Promise<() => void> {
  return db.listen(CHANNEL, (payload) => {
    const [key, error] = (payload ?? '').split(' ');
    if (key) fn(key, error);
  });
}
