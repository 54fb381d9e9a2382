import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { queueContract } from '../../test/contract/queue';
import { readEnv } from '../env';
import { openDatabase } from '../launch/postgres';
import { runningServer } from '../launch/postgres-server';

// A server of its own, since the suite kills it.
queueContract('postgres', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lensgraph-queue-'));
  await chmod(folder, 0o755);
  const env = readEnv({ LENSGRAPH_DATA: folder });
  let database = await openDatabase(env);
  return {
    connection: { kind: 'postgres', url: database.url },
    outage: async (downMs) => {
      const pid = await runningServer(env.data.postgres);
      if (pid === null) throw new Error('the server is not running');
      process.kill(pid, 'SIGKILL');
      await sleep(downMs);
      database = await openDatabase(env);
    },
    stop: async () => {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});
