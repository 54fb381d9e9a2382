// Runs the photos of a claim through the executor and hands each result to the writer. Knows no batch and no queue.

import { setMaxListeners } from 'node:events';
import { type ErrorCode, LensgraphError } from '../core/errors';
import { filesIn, withFiles } from '../core/file-values';
import { type PhotoOutcome, photoError } from '../core/photo-record';
import type { Plan } from '../core/plan';
import { unsureCounter } from '../core/unsure';
import type { ClaimedItem, NewResult } from '../db/types';
import type { PhotoJob } from '../executor/types';
import { isBlobId } from '../storage/blob-store';
import type { HeldClaim } from './claims';
import { assertPlanModels } from './models';
import type { WorkerDeps } from './worker-deps';

/** Failures before the executor that are the photo's or its model's, not the run's. */
const OF_THE_PHOTO: readonly ErrorCode[] = ['not_found', 'model_unknown', 'model_unsupported'];

type Deps = Pick<WorkerDeps, 'executor' | 'blobs' | 'models' | 'slots' | 'onBroken'>;

/**
 * Gives every photo's result to `done`, in the order in which they come. Throws the signal's reason when the claim is
 * lost, `storage_full` or another error when results cannot be kept; never for what a photo or a model does.
 */
export async function runItems(
  { claim, signal }: HeldClaim,
  plan: Plan,
  deps: Deps,
  done: (result: NewResult) => void,
): Promise<void> {
  const failure = new AbortController();
  const stop = AbortSignal.any([signal, failure.signal]);
  setMaxListeners(0, stop); // One for each photo.
  const work = claim.items.map(async (item) => {
    try {
      done(await deps.slots.use(stop, () => runItem(item, plan, deps, stop)));
    } catch (error) {
      failure.abort(error);
    }
  });
  await Promise.all(work);
  stop.throwIfAborted();
}

/** `before`: what the photo's steps gave already, and which of them are to run again. */
export async function runItem(
  item: ClaimedItem,
  plan: Plan,
  deps: Deps,
  signal: AbortSignal,
  before?: PhotoJob['before'],
): Promise<NewResult> {
  const began = performance.now();
  const outcome = await outcomeOf(item, plan, deps, signal, before);
  const durationMs = performance.now() - began;
  const { status, error, skipped, stepMs } = outcome;
  const outputs = await keepFiles(outcome, plan, deps);
  const unsure = status === 'ok' ? unsureCounter(plan)(outputs) : 0;
  return { itemIndex: item.index, attempt: item.attempt, status, error, skipped, stepMs, unsure, outputs, durationMs };
}

async function outcomeOf(
  { index, blobId }: ClaimedItem,
  plan: Plan,
  { executor, blobs, models, onBroken }: Deps,
  signal: AbortSignal,
  before: PhotoJob['before'],
): Promise<PhotoOutcome> {
  let path: string;
  try {
    assertPlanModels(plan, models);
    path = await blobs.localPath(blobId);
  } catch (error) {
    if (!(error instanceof LensgraphError && OF_THE_PHOTO.includes(error.code))) throw error;
    return { status: 'failed', error: photoError(error, plan.source), outputs: {} };
  }
  try {
    return await executor.runPhoto({ plan, index, path, id: blobId, before }, signal);
  } catch (error) {
    if (error instanceof LensgraphError && error.code === 'cancelled') throw error;
    onBroken(error);
    throw new LensgraphError('unavailable', { reason: 'The executor does not start.' }, { cause: error });
  }
}

/** Moves the files a photo's steps made out of the executor's folder into the blob store; given back ones are there already. */
async function keepFiles({ outputs }: PhotoOutcome, plan: Plan, { blobs }: Deps): Promise<PhotoOutcome['outputs']> {
  const ids = new Map(
    await Promise.all(
      filesIn(outputs, plan)
        .filter(({ blob }) => !isBlobId(blob))
        .map(async ({ blob }) => [blob, (await blobs.putFile(blob, { move: true })).id] as const),
    ),
  );
  return withFiles(outputs, plan, (file) => ({ ...file, blob: ids.get(file.blob) ?? file.blob }));
}
