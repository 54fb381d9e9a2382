// The real context of a node inside an executor child: pictures by src/images, models by src/inference.

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ClassScores, NodeContext, Outlines, Proposals } from '../core/context';
import type { FileValue, FoundText, ImageValue } from '../core/data-types';
import { LensgraphError } from '../core/errors';
import { thumbnail, writeMarked } from '../images/encode';
import { writeNumbers } from '../images/numbers';
import { toModelInput } from '../images/pixels';
import { classScores } from '../inference/class-scores';
import { objectsOf } from '../inference/decoders/common/top';
import type { Inference } from '../inference/inference';
import { compose } from '../vision/affine';
import { candidateOnPhoto } from '../vision/candidate-on-photo';
import { withJoints } from '../vision/joints';
import type { AnswerCache, PhotoQuestion } from './answer-cache';
import type { CandidateCache } from './candidate-cache';
import { outlinesOf } from './outlines';
import { readTexts } from './read-texts';
import type { ModelFile } from './types';

const ENDINGS = { jpeg: 'jpg', png: 'png' } as const;

export interface PhotoContextOptions {
  /** Where the photo lies. */
  readonly path: string;
  readonly index: number;
  /** Folder for the files the steps write. */
  readonly outDir: string;
  readonly inference: Inference;
  readonly models: Readonly<Record<string, ModelFile>>;
  readonly cache: CandidateCache | undefined;
  readonly scoreCache: AnswerCache<ClassScores> | undefined;
  readonly outlineCache: AnswerCache<Outlines> | undefined;
  readonly textCache: AnswerCache<readonly FoundText[]> | undefined;
  /** Counts what is asked of models for this photo. */
  readonly work: { inferences: number; known: number };
}

export function photoContext(nodeId: string, options: PhotoContextOptions): NodeContext {
  const { path, index, outDir } = options;
  const written = async (
    role: string,
    write: (outPath: string) => Promise<{ bytes: number }>,
    format: keyof typeof ENDINGS = 'jpeg',
  ): Promise<FileValue> => {
    const name = `${randomUUID()}.${ENDINGS[format]}`;
    const blob = join(outDir, name);
    const { bytes } = await write(blob);
    return { role, name, mediaType: `image/${format}`, bytes, blob };
  };
  return {
    nodeId,
    photoIndex: index,
    candidates: (model, image, floor) => candidates(model, image, floor, options),
    scores: (model, image) => scores(model, image, options),
    outlines: (model, image, floor) => outlines(model, image, floor, options),
    texts: (model, image) => texts(model, image, options),
    renderPhoto: (image, { quality, maxSide }) =>
      written('photo', (outPath) => writeMarked(path, image, outPath, { quality, maxSide })),
    renderThumbnail: (image, { side }) => written('thumbnail', (outPath) => thumbnail(path, image, outPath, { side })),
    renderNumbers: (picture, { role }) => written(role, (outPath) => writeNumbers(picture, outPath), 'png'),
  };
}

function modelNamed(name: string, { models }: PhotoContextOptions): ModelFile {
  const model = models[name];
  if (model) return model;
  throw new LensgraphError('model_not_fetched', { name });
}

/** What a model proposes, from what is known of the photo or by asking it. */
async function candidates(
  name: string,
  image: ImageValue,
  floor: number,
  options: PhotoContextOptions,
): Promise<Proposals> {
  const { cache, inference, work } = options;
  const model = modelNamed(name, options);
  const question = { image, card: model.card, provider: inference.provider, floor };
  const known = cache?.find(question);
  if (known) work.known += 1;
  else work.inferences += 1;
  const found = known ?? (await ask(model, image, floor, options));
  if (!known) cache?.keep(question, found);
  const joints = model.card.keypoints;
  return joints ? { ...found, candidates: found.candidates.map((each) => withJoints(each, joints)) } : found;
}

/** What the model proposes, mapped from its input to the upright source photo and cut at the photo's edges. */
async function ask(
  model: ModelFile,
  image: ImageValue,
  floor: number,
  { path, inference }: PhotoContextOptions,
): Promise<Proposals> {
  const { data, toImage } = await toModelInput(path, image, model.card.input);
  const [decoded] = await inference.decode(model, [data], floor);
  const { proposals, capped } = objectsOf(decoded, model.card.name);
  const toSource = compose(image.toSource, toImage);
  return { candidates: proposals.flatMap((each) => candidateOnPhoto(each, toSource, image.source) ?? []), capped };
}

/** How sure a model is of its classes. */
async function scores(name: string, image: ImageValue, options: PhotoContextOptions): Promise<ClassScores> {
  const model = modelNamed(name, options);
  return answered(options.scoreCache, { image, card: model.card }, options, async () => {
    const { data } = await toModelInput(options.path, image, model.card.input);
    const [decoded] = await options.inference.decode(model, [data], 0);
    return classScores(model.card, decoded);
  });
}

/** What a model outlines, mapped to the upright source photo. */
async function outlines(
  name: string,
  image: ImageValue,
  floor: number,
  options: PhotoContextOptions,
): Promise<Outlines> {
  const model = modelNamed(name, options);
  return answered(options.outlineCache, { image, card: model.card, floor }, options, async () => {
    const { data, toImage } = await toModelInput(options.path, image, model.card.input);
    const [decoded] = await options.inference.decode(model, [data], floor);
    return outlinesOf(decoded, model.card, image, compose(image.toSource, toImage));
  });
}

/** The text on a photo; the parts of a model are as good as its name, for the house gives both. */
async function texts(name: string, image: ImageValue, options: PhotoContextOptions): Promise<readonly FoundText[]> {
  const model = modelNamed(name, options);
  return answered(options.textCache, { image, card: model.card }, options, () => readTexts(model, image, options));
}

/** The answer to a question, from what is known of the photo or by asking. */
async function answered<Answer>(
  cache: AnswerCache<Answer> | undefined,
  asked: Omit<PhotoQuestion, 'provider'>,
  { inference, work }: PhotoContextOptions,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const question = { ...asked, provider: inference.provider };
  const known = cache?.find(question);
  if (known) {
    work.known += 1;
    return known;
  }
  work.inferences += 1;
  const answer = await ask();
  cache?.keep(question, answer);
  return answer;
}
