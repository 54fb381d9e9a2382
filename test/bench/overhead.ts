// What the engine costs: five steps over a photo, less what a direct call of the session needs too, in one process: reading
// the photo, the session, and reading its outputs into boxes, which stands beside it. Selecting among the boxes is ours.

import { nodes } from '../../nodes/registry.generated';
import type { NodeContext } from '../../src/core/context';
import { runPhoto } from '../../src/engine/run-photo';
import type { Env } from '../../src/env';
import { openImage } from '../../src/images/open';
import { toModelInput } from '../../src/images/pixels';
import { proposalsOf } from '../../src/inference/decoders/common/top';
import { decodeTfSsd } from '../../src/inference/decoders/tf-ssd';
import { createInference } from '../../src/inference/inference';
import { requireModel } from '../../src/models/installed';
import { applyToBox, compose } from '../../src/vision/affine';
import { clipBox } from '../../src/vision/boxes';
import { imageOf } from '../../src/vision/image-steps';
import { type Figures, median, rounded } from './figures';
import { benchPhotos } from './photo-set';
import { fiveStepGraph, planOf } from './workflows';

const WARM_UP = 60;
const ROUNDS = 30;

const noFiles = (): never => {
  throw new Error('this workflow writes no files');
};

export async function overhead(env: Env): Promise<Figures['overhead']> {
  const plan = planOf(fiveStepGraph);
  const model = await requireModel('coco-ssd', env.data.models);
  const inference = await createInference({ provider: 'cpu', threads: 1 });
  let foreignMs = 0;
  let outputsMs = 0;
  const foreign = async <T>(work: Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work;
    foreignMs += performance.now() - start;
    return result;
  };
  const times: number[] = [];
  const outputTimes: number[] = [];
  const images = await Promise.all(
    (await benchPhotos(env.packageRoot)).map(async (path) => ({ path, image: imageOf(await openImage(path)) })),
  );
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, { path, image: photo }] of images.entries()) {
      const contextFor = (nodeId: string): NodeContext => ({
        nodeId,
        photoIndex: index,
        // As the executor child does it, with the clock stopped in what is not ours.
        candidates: async (_name, image, floor) => {
          const { data, toImage } = await foreign(toModelInput(path, image, model.card.input));
          const outputs = await foreign(inference.raw(model, [data]));
          const start = performance.now();
          const [decoded] = decodeTfSsd(outputs, model.card, model.card.input, floor);
          const candidates = proposalsOf(decoded, model.card.name);
          outputsMs = performance.now() - start;
          const toSource = compose(image.toSource, toImage);
          const onPhoto = candidates.map((candidate) => ({
            ...candidate,
            box: clipBox(applyToBox(toSource, candidate.box), image.source.width, image.source.height),
          }));
          return { candidates: onPhoto, capped: false };
        },
        scores: noFiles,
        outlines: noFiles,
        texts: noFiles,
        renderPhoto: noFiles,
        renderThumbnail: noFiles,
        renderNumbers: noFiles,
      });
      foreignMs = 0;
      outputsMs = 0;
      const start = performance.now();
      const { status } = await runPhoto(plan, {
        registry: nodes,
        photo,
        contextFor,
        onError: (error) => {
          throw error;
        },
      });
      const ms = performance.now() - start - foreignMs - outputsMs;
      if (status !== 'ok') throw new Error(`${path} is ${status}`);
      if (round * images.length + index < WARM_UP) continue;
      times.push(ms);
      outputTimes.push(outputsMs);
    }
  }
  await inference.close();
  return { medianMs: rounded(median(times)), outputsMs: rounded(median(outputTimes)) };
}
