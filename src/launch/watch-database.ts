// Brings the embedded database back when it dies under a running Lensgraph; its address stays the same, so everybody reconnects.
import type { Env } from '../env';
import { type OpenDatabase, openDatabase } from './postgres';
import { runningServer } from './postgres-server';

const CHECK_MS = 2_000;

/** Checks every two seconds that `database` runs. `onEvent` is told what happened, in words. Returns how to end it all. */
export function watchDatabase(
  env: Env,
  database: OpenDatabase,
  onEvent: (message: string) => void,
): { close(): Promise<void> } {
  let current = database;
  let ended = false;
  const check = async () => {
    if (ended || (await runningServer(env.data.postgres)) !== null) return;
    onEvent('The database ended; starting it again.');
    const before = current;
    current = await openDatabase(env);
    await before.close();
  };
  let checking = Promise.resolve();
  const timer = setInterval(() => {
    checking = checking.then(check).catch((error: unknown) => onEvent(String(error)));
  }, CHECK_MS);
  if (env.databaseUrl !== undefined) clearInterval(timer);
  return {
    close: async () => {
      ended = true;
      clearInterval(timer);
      await checking;
      await current.close();
    },
  };
}
