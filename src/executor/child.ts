// Entry of an executor child: waits for plans and photos, computes, answers. It has no database, no queue, no network and an empty folder.
// Photos of one plan overlap: while one is inferred on this thread, others are decoded on libuv's.

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { nodes } from '../../nodes/registry.generated';
import type { ClassScores, Outlines } from '../core/context';
import type { FoundText } from '../core/data-types';
import { uniqueNames } from '../core/entry-names';
import { asLensgraphError, LensgraphError } from '../core/errors';
import { photoError } from '../core/photo-record';
import type { Plan } from '../core/plan';
import { collectRun } from '../engine/collect-run';
import { type GivenOutputs, outputsAt } from '../engine/given-outputs';
import { runPhoto } from '../engine/run-photo';
import { writeMarked } from '../images/encode';
import { openImage } from '../images/open';
import { decodeOnOneThread } from '../images/sharp-setup';
import { createInference, type Inference } from '../inference/inference';
import { type CacheFolder, openCacheFolder } from '../storage/cache-folder';
import { applyStep, imageOf } from '../vision/image-steps';
import { type AnswerCache, createAnswerCache } from './answer-cache';
import { type CandidateCache, createCandidateCache } from './candidate-cache';
import { photoContext } from './child-context';
import { collectContext } from './collect-context';
import { photoFeatures } from './photo-features';
import { createPreviews, type Previews, previewContext } from './preview-photo';
import type { FromChild, ToChild } from './protocol';
import { readRecords } from './records';
import { packError } from './send-error';
import type { CacheSettings, ExecutedPhoto, ModelFile, PhotoJob } from './types';
import { watchParent } from './watchdog';

interface LoadedPlan {
  readonly plan: Plan;
  readonly models: Readonly<Record<string, ModelFile>>;
  readonly loaded: Promise<boolean>;
}

const plans = new Map<string, LoadedPlan>();
let outDir = '';
let inference: Promise<Inference> | undefined;
const PICTURE_QUALITY = 80;
/** Of the cache; the rest is what steps gave in previews. */
const CANDIDATES_SHARE = 0.75;

/** Goes up when photos are read or outputs are decoded differently. */
const ANSWERS_VERSION = 3;

let cacheFolder: CacheFolder | undefined;
let candidateCache: CandidateCache | undefined;
let scoreCache: AnswerCache<ClassScores> | undefined;
let outlineCache: AnswerCache<Outlines> | undefined;
let textCache: AnswerCache<readonly FoundText[]> | undefined;
let featureCache: AnswerCache<readonly number[]> | undefined;
let previews: Previews = createPreviews(undefined);

function send(message: FromChild): void {
  process.send?.(message);
}

async function setUp(message: Extract<ToChild, { kind: 'setup' }>): Promise<void> {
  outDir = message.outDir;
  if (message.cache) openCache(message.cache);
  decodeOnOneThread();
  inference = createInference({ provider: message.provider, threads: 1 });
  try {
    send({ kind: 'ready', provider: (await inference).provider });
  } catch (error) {
    send({ kind: 'refused', error: packError(error) });
  }
}

function openCache({ folder, maxBytes }: CacheSettings): void {
  const onError = (error: unknown) => log(error, undefined);
  cacheFolder = openCacheFolder(join(folder, 'candidates'), { maxBytes: maxBytes * CANDIDATES_SHARE, onError });
  candidateCache = createCandidateCache(cacheFolder);
  scoreCache = createAnswerCache(cacheFolder, 'scores', ANSWERS_VERSION);
  outlineCache = createAnswerCache(cacheFolder, 'outlines', ANSWERS_VERSION);
  textCache = createAnswerCache(cacheFolder, 'texts', ANSWERS_VERSION);
  featureCache = createAnswerCache(cacheFolder, 'features', ANSWERS_VERSION);
  const stepFolder = openCacheFolder(join(folder, 'steps'), { maxBytes: maxBytes * (1 - CANDIDATES_SHARE), onError });
  previews = createPreviews(stepFolder);
}

function takePlan({ plan, models }: Extract<ToChild, { kind: 'plan' }>): void {
  const load = async (): Promise<boolean> => {
    try {
      for (const model of Object.values(models)) await (await inference)?.preload(model);
      send({ kind: 'planReady', planHash: plan.hash });
      return true;
    } catch (error) {
      send({ kind: 'planFailed', planHash: plan.hash, error: packError(error) });
      return false;
    }
  };
  plans.set(plan.hash, { plan, models, loaded: load() });
}

/** The plan of a task once its models are loaded; null when they could not be, which the parent was told. */
async function planOf(planHash: string): Promise<{ entry: LoadedPlan; inference: Inference } | null> {
  const entry = plans.get(planHash);
  if (!entry || !inference) throw new LensgraphError('internal', {}, { cause: new Error(`no plan ${planHash}`) });
  return (await entry.loaded) ? { entry, inference: await inference } : null;
}

async function photo(message: Extract<ToChild, { kind: 'photo' }>): Promise<void> {
  const ready = await planOf(message.planHash);
  if (ready)
    send({ kind: 'photoDone', task: message.task, outcome: await outcomeOf(message, ready.entry, ready.inference) });
}

async function outcomeOf(
  { index, path, id, before, preview }: Extract<ToChild, { kind: 'photo' }>,
  { plan, models }: LoadedPlan,
  ready: Inference,
): Promise<ExecutedPhoto> {
  const work = { inferences: 0, known: 0 };
  const stepMs: Record<string, number> = {};
  try {
    const source = await openImage(path, id);
    const options = {
      path,
      index,
      outDir,
      inference: ready,
      models,
      cache: candidateCache,
      scoreCache,
      outlineCache,
      textCache,
      work,
    };
    if (preview) {
      const context = (nodeId: string) => previewContext(photoContext(nodeId, options));
      return { ...(await previews.run(plan, imageOf(source), { provider: ready.provider, context, log })), work };
    }
    const outcome = await runPhoto(plan, {
      registry: nodes,
      photo: imageOf(source),
      contextFor: (nodeId) => photoContext(nodeId, options),
      onError: (error, nodeId) => log(error, nodeId),
      given: givenBack(before),
      onStep: (nodeId, ms) => {
        stepMs[nodeId] = (stepMs[nodeId] ?? 0) + ms;
      },
    });
    return { ...outcome, stepMs, work };
  } catch (error) {
    log(error, plan.source);
    return { status: 'failed', error: photoError(asLensgraphError(error), plan.source), outputs: {}, work };
  }
}

/** Gives back what steps gave before, but for those that are to run again. */
function givenBack(before: PhotoJob['before']): GivenOutputs | undefined {
  if (!before) return undefined;
  const again = new Set(before.again);
  return (step, path) =>
    again.has(step.nodeId) ? undefined : outputsAt(step, before.outputs[step.nodeId] ?? {}, path);
}

async function picture({ task, job }: Extract<ToChild, { kind: 'picture' }>): Promise<void> {
  const { path, id, steps, maxSide } = job;
  const image = steps.reduce(applyStep, imageOf(await openImage(path, id)));
  const out = join(outDir, `${randomUUID()}.jpg`);
  await writeMarked(path, image, out, { quality: PICTURE_QUALITY, maxSide });
  send({ kind: 'pictureDone', task, path: out });
}

async function features({ task, planHash, path, id, steps }: Extract<ToChild, { kind: 'features' }>): Promise<void> {
  const ready = await planOf(planHash);
  const [model] = Object.values(ready?.entry.models ?? {});
  if (!ready || !model) return;
  const image = steps.reduce(applyStep, imageOf(await openImage(path, id)));
  const options = { path, inference: ready.inference, cache: featureCache };
  send({ kind: 'featuresDone', task, features: await photoFeatures(model, image, options) });
}

async function collect({ task, planHash, records }: Extract<ToChild, { kind: 'collect' }>): Promise<void> {
  const ready = await planOf(planHash);
  if (!ready) return;
  const folder = await mkdtemp(join(outDir, 'run-'));
  const nameOf = uniqueNames();
  let kept = false;
  try {
    const run = await collectRun(ready.entry.plan, {
      registry: nodes,
      records: () => readRecords(records),
      contextFor: (nodeId) => collectContext(nodeId, folder, nameOf),
    });
    kept = run.files.length > 0;
    send({ kind: 'collected', task, run });
  } finally {
    // With files in it, it is the caller's; without, nobody would know of it.
    if (!kept) await rm(folder, { recursive: true, force: true });
  }
}

function log(error: unknown, nodeId: string | undefined): void {
  const { detail, code } = packError(error);
  send({ kind: 'log', entry: { level: 'warn', message: code, nodeId, detail } });
}

function receive(message: ToChild): void {
  switch (message.kind) {
    case 'setup':
      void setUp(message);
      break;
    case 'plan':
      takePlan(message);
      break;
    case 'forget':
      plans.delete(message.planHash);
      break;
    case 'photo':
    case 'collect':
    case 'features':
    case 'picture': {
      workOn(message).catch((error: unknown) => send({ kind: 'failed', task: message.task, error: packError(error) }));
      break;
    }
  }
}

function workOn(message: Extract<ToChild, { kind: 'photo' | 'collect' | 'features' | 'picture' }>): Promise<void> {
  switch (message.kind) {
    case 'photo':
      return photo(message);
    case 'collect':
      return collect(message);
    case 'features':
      return features(message);
    case 'picture':
      return picture(message);
  }
}

/** Ends when the parent lets go; what is still being written into the cache comes first. */
async function leave(): Promise<never> {
  await previews.settled();
  await cacheFolder?.settled();
  process.exit(0);
}

// The terminal sends its Ctrl-C to us too; the parent decides when we stop.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.on('disconnect', () => void leave());
process.on('message', receive);
watchParent();
