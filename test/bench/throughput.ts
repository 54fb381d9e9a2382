// 200 photos through database, queue and worker, against the same photos in hand-written loops. What earlier rounds left in
// the cache is thrown away before each: every photo asks the model, and keeping its answer is part of the time.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from '../../src/env';
import { requireModel } from '../../src/models/installed';
import { deploy } from './deployment';
import { alternate, type Figures, timed } from './figures';
import { benchPhotos, writePhotoSet } from './photo-set';
import { runBaseline } from './run-baseline';
import { countGraph } from './workflows';

const PHOTOS = 200;
const ROUNDS = 5;
const WARM_UP = 16;

export async function throughput(env: Env): Promise<Figures['throughput']> {
  const deployment = await deploy(env);
  try {
    const { packageRoot } = env;
    const paths = await writePhotoSet(await benchPhotos(packageRoot), join(deployment.env.data.root, 'photos'), PHOTOS);
    const photos = await deployment.store(paths);
    const model = (await requireModel('coco-ssd', env.data.models)).path;
    await deployment.start('worker');
    const workflow = await deployment.publish(countGraph);
    await deployment.run(workflow, photos.slice(0, WARM_UP));
    const loop = (mode: 'sequential' | 'parallel') => async () =>
      (await runBaseline({ mode, model, packageRoot }, paths)).ms / PHOTOS;
    const times = await alternate(ROUNDS, {
      productMs: async () => {
        await rm(deployment.env.data.cache, { recursive: true, force: true });
        return (await timed(() => deployment.run(workflow, photos))) / PHOTOS;
      },
      sequentialMs: loop('sequential'),
      parallelMs: loop('parallel'),
    });
    return { photos: PHOTOS, ...times };
  } finally {
    await deployment.close();
  }
}
