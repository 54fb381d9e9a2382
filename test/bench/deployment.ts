// A whole Lensgraph for measuring, apart from the user's own: database, worker process and web process in a temporary folder.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { migrate } from '../../src/db/migrate';
import type { RunView } from '../../src/db/types';
import { getPublishedVersion } from '../../src/db/workflow-version';
import { childEnv, type Env, readEnv } from '../../src/env';
import { openDatabase } from '../../src/launch/postgres';
import { freePort } from '../../src/launch/postgres-server';
import { localActor } from '../../src/server/local-actor';
import type { Services } from '../../src/server/services';
import { createRun } from '../../src/server/services/create-run';
import { createWorkflow } from '../../src/server/services/create-workflow';
import { publishWorkflow } from '../../src/server/services/publish-workflow';
import { waitForRun } from '../../src/server/services/wait-for-run';
import { openServices } from '../../src/web/open-services';

const RUN_MS = 600_000;

export interface Deployment {
  readonly env: Env;
  readonly services: Services;
  /** Starts `dist/NAME.mjs` and resolves when it is ready. */
  start(name: 'worker' | 'web'): Promise<{ readonly pid: number; readonly url: string; stop(): Promise<void> }>;
  /** Saves and publishes `graph`; its id. */
  publish(graph: unknown): Promise<string>;
  /** A run of a published workflow over stored photos, from its creation to its end. */
  run(workflowId: string, photos: readonly StoredPhoto[]): Promise<RunView>;
  store(paths: readonly string[]): Promise<StoredPhoto[]>;
  close(): Promise<void>;
}

export interface StoredPhoto {
  readonly name: string;
  readonly blobId: string;
  readonly bytes: number;
}

async function ready(child: ChildProcess, name: string, log: string): Promise<void> {
  const gone = once(child, 'exit').then(() => {
    throw new Error(`the ${name} process ended; see ${log}`);
  });
  await Promise.race([once(child, 'message'), gone]);
  gone.catch(() => undefined); // Later it may end as it likes.
}

/** `own`: the user's settings, of which only the models are used. */
export async function deploy(own: Env, redisUrl?: string): Promise<Deployment> {
  const folder = await mkdtemp(join(tmpdir(), 'lensgraph-bench-'));
  await chmod(folder, 0o755); // The database's own user must get through.
  const settings = {
    LENSGRAPH_DATA: join(folder, 'data'),
    LENSGRAPH_LOG: 'warn',
    ...(redisUrl && { REDIS_URL: redisUrl }),
  };
  const env = readEnv(settings);
  await mkdir(env.data.root);
  await symlink(own.data.models, env.data.models);
  const database = await openDatabase(env);
  await migrate(database.url, env.packageRoot);
  const { services, close } = await openServices(env, database.url, pino({ level: 'silent' }));
  const children = new Set<() => Promise<void>>();
  const log = join(folder, 'log');

  const start: Deployment['start'] = async (name) => {
    const port = await freePort();
    const output = openSync(log, 'a');
    const variables = { ...settings, DATABASE_URL: database.url, HOST: '127.0.0.1', PORT: String(port) };
    const child = fork(join(env.packageRoot, 'dist', `${name}.mjs`), [], {
      env: childEnv(variables),
      stdio: ['ignore', output, output, 'ipc'],
    });
    const stop = async () => {
      children.delete(stop);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    };
    children.add(stop);
    await ready(child, name, log);
    return { pid: child.pid ?? 0, url: `http://127.0.0.1:${port}`, stop };
  };

  return {
    env,
    services,
    start,
    publish: async (graph) => {
      const { id } = await createWorkflow(services, localActor, { graph });
      await publishWorkflow(services, localActor, { workflowId: id });
      return id;
    },
    run: async (workflowId, photos) => {
      const version = await getPublishedVersion(services.db, { teamId: localActor.teamId, workflowId });
      const { run } = await createRun(services, localActor, { version, photos, params: {} });
      const ended = await waitForRun(services, { teamId: localActor.teamId, runId: run.id }, RUN_MS);
      if (ended.status !== 'completed') throw new Error(`a run ended as ${ended.status}`);
      return ended;
    },
    store: async (paths) => {
      const stored: StoredPhoto[] = [];
      for (const path of paths) {
        const { id, bytes } = await services.blobs.putFile(path);
        stored.push({ name: `${stored.length}-${path.split('/').at(-1)}`, blobId: id, bytes });
      }
      return stored;
    },
    close: async () => {
      await Promise.all([...children].map((stop) => stop()));
      await close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
