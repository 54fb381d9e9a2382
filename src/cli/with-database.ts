// Opens the database of this installation for the time of one command, brought up to date.
import { type Db, openDb } from '../db/client';
import { migrate } from '../db/migrate';
import type { Env } from '../env';
import { openDatabase } from '../launch/postgres';
import { createProgress } from './progress';

/** Runs `use` with the database; an embedded one that was not running is started and stopped again. */
export async function withDatabase<T>(env: Env, use: (db: Db, url: string) => Promise<T>): Promise<T> {
  const progress = createProgress();
  const database = await openDatabase(env, { onProgress: (text) => progress.show(`${text} ...`) });
  try {
    await migrate(database.url, env.packageRoot);
    progress.clear();
    const db = openDb(database.url);
    try {
      return await use(db, database.url);
    } finally {
      await db.close();
    }
  } finally {
    progress.clear();
    await database.close();
  }
}
