// One photo by HTTP with `wait`, against the executor on the same photo; once with the queue in PostgreSQL, once in Redis.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, delimiter, join } from 'node:path';
import { createApiKey } from '../../src/db/api-keys';
import { DEFAULT_TEAM_ID } from '../../src/db/team';
import type { Env } from '../../src/env';
import { createExecutor } from '../../src/executor/executor';
import { requireModel } from '../../src/models/installed';
import { startTestRedis } from '../support/redis';
import { deploy } from './deployment';
import { alternate, type Figures, type RoundTrip, timed } from './figures';
import { benchPhotos, writePhotoSet } from './photo-set';
import { countGraph, planOf } from './workflows';

const WARM_UP = 20;
const ROUNDS = 100;
const PHOTO = 'fruits.jpg';

const isOnPath = (program: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

async function roundTrip(env: Env, redisUrl?: string): Promise<RoundTrip> {
  const deployment = await deploy(env, redisUrl);
  const { data, packageRoot } = deployment.env;
  const executor = createExecutor({
    scratch: join(data.scratch, 'direct'),
    childScript: join(packageRoot, 'dist', 'executor-child.mjs'),
    model: (name) => requireModel(name, data.models),
    log: () => undefined,
  });
  try {
    const source = (await benchPhotos(packageRoot)).filter((path) => basename(path) === PHOTO);
    const paths = await writePhotoSet(source, join(data.root, 'photos'), (WARM_UP + ROUNDS) * 2);
    const plan = planOf(countGraph);
    const direct = async (path: string) => {
      const { status } = await executor.runPhoto({ plan, index: 0, path });
      if (status !== 'ok') throw new Error(`the photo is ${status}`);
    };
    await deployment.start('worker');
    const { url } = await deployment.start('web');
    const workflow = await deployment.publish(countGraph);
    const scopes = ['runs:write', 'runs:read'];
    const { key } = await createApiKey(deployment.services.db, { teamId: DEFAULT_TEAM_ID, name: 'bench', scopes });
    const request = async (bytes: Buffer) => {
      const body = new FormData();
      body.append('images', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), PHOTO);
      const response = await fetch(`${url}/api/v1/workflows/${workflow}/runs?wait=60`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}` },
        body,
      });
      const { status } = JSON.parse(await response.text());
      if (status !== 'completed') throw new Error(`the run is ${status}`);
    };
    let next = 0;
    const photo = () => paths[next++ % paths.length] ?? '';
    const contenders = {
      directMs: async () => {
        const path = photo();
        return timed(() => direct(path));
      },
      waitMs: async () => {
        const bytes = await readFile(photo());
        return timed(() => request(bytes));
      },
    };
    await alternate(WARM_UP, contenders);
    return await alternate(ROUNDS, contenders);
  } finally {
    await executor.close();
    await deployment.close();
  }
}

/** Without a redis-server on the PATH there is no figure for it. */
export async function api(env: Env): Promise<Figures['api']> {
  const postgres = await roundTrip(env);
  if (!isOnPath('redis-server')) return { postgres };
  const redis = await startTestRedis();
  try {
    return { postgres, redis: await roundTrip(env, redis.url) };
  } finally {
    await redis.stop();
  }
}
