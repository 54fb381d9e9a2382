// Ends a run whose photos are all through: folds the stored results into totals and files, and keeps them.
// Results go from the database to a file page by page, so memory does not grow with the run.

import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LensgraphError } from '../core/errors';
import { withFiles } from '../core/file-values';
import type { PhotoRecord, PortValues } from '../core/photo-record';
import type { Plan } from '../core/plan';
import { finishRun } from '../db/finish-run';
import { eachItem } from '../db/runs';
import type { ArtifactView, Claim, ItemView, Json, NewResult } from '../db/types';
import type { CollectedRun } from '../engine/collect-run';
import { writeRecords } from '../executor/records';
import type { BlobStore } from '../storage/blob-store';
import type { HeldClaim } from './claims';
import { untilAnswered } from './until-answered';
import type { WorkerDeps } from './worker-deps';

/** Ends a run by what the database has of it. False when the claim was lost meanwhile. */
export async function finish(held: HeldClaim, plan: Plan, deps: WorkerDeps): Promise<boolean> {
  return fold(held, plan, deps, storedRecords(held.claim, deps), []);
}

/** Ends a run whose photos are all in this claim: `results` are all there is, `unwritten` those of them still to be stored. */
export async function finishAtOnce(
  held: HeldClaim,
  plan: Plan,
  deps: WorkerDeps,
  { results, unwritten }: { results: readonly NewResult[]; unwritten: readonly NewResult[] },
): Promise<boolean> {
  const names = new Map(held.claim.items.map(({ index, name }) => [index, name]));
  const records = [...results]
    .sort((a, b) => a.itemIndex - b.itemIndex)
    .map((result) => photoRecord(names.get(result.itemIndex) ?? '', result));
  return fold(held, plan, deps, records, unwritten);
}

async function fold(
  { claim, signal }: HeldClaim,
  plan: Plan,
  deps: WorkerDeps,
  photos: Iterable<PhotoRecord> | AsyncIterable<PhotoRecord>,
  results: readonly NewResult[],
): Promise<boolean> {
  const { totals, artifacts } = await foldRun(photos, plan, deps, signal);
  const provider = await deps.executor.provider();
  return untilAnswered(signal, deps.log, () => finishRun(deps.db, claim, { totals, artifacts, provider, results }));
}

/** Totals and files of all photos of a run, which come in order. */
export async function foldRun(
  photos: Iterable<PhotoRecord> | AsyncIterable<PhotoRecord>,
  plan: Plan,
  { blobs, executor, scratch }: Pick<WorkerDeps, 'blobs' | 'executor' | 'scratch'>,
  signal: AbortSignal,
): Promise<{ totals: CollectedRun['totals']; artifacts: ArtifactView[] }> {
  const records = join(scratch, `records-${randomUUID()}.jsonl`);
  try {
    await writeRecords(records, withPaths(photos, plan, blobs));
    const { totals, files } = await executor.collect({ plan, records }, signal);
    return { totals, artifacts: await keepFiles(files, blobs) };
  } finally {
    await rm(records, { force: true });
  }
}

/** A result that is not read from the database, as collectors see it. */
export function photoRecord(file: string, { itemIndex, status, error, skipped, outputs }: NewResult): PhotoRecord {
  return {
    index: itemIndex,
    file,
    status,
    ...(error ? { error } : {}),
    ...(skipped ? { skipped } : {}),
    outputs: asOutputs(outputs),
  };
}

/** The photos of a run as the database has them; all of them must be through. */
export async function* storedRecords(claim: Claim, { db }: Pick<WorkerDeps, 'db'>): AsyncGenerator<PhotoRecord> {
  for await (const item of eachItem(db, claim)) {
    const { index, name, error, skipped, outputs } = item;
    yield {
      index,
      file: name,
      status: endedStatus(item),
      ...(error ? { error } : {}),
      ...(skipped ? { skipped } : {}),
      outputs: asOutputs(outputs),
    };
  }
}

/** The same photos with their files as paths a collector can read. */
async function* withPaths(
  photos: Iterable<PhotoRecord> | AsyncIterable<PhotoRecord>,
  plan: Plan,
  blobs: BlobStore,
): AsyncGenerator<PhotoRecord> {
  for await (const photo of photos) {
    const outputs = await withFiles(photo.outputs, plan, async (file) => ({
      ...file,
      blob: await blobs.localPath(file.blob),
    }));
    yield { ...photo, outputs };
  }
}

/** What `runItems` stored is what it got from the engine. */
function asOutputs(outputs: Json): PortValues {
  return (outputs ?? {}) as PortValues;
}

function endedStatus({ status, index }: ItemView): PhotoRecord['status'] {
  if (status === 'ok' || status === 'skipped' || status === 'failed') return status;
  throw new LensgraphError('internal', {}, { cause: new Error(`photo ${index} is ${status} at the end of its run`) });
}

async function keepFiles(files: CollectedRun['files'], blobs: BlobStore): Promise<ArtifactView[]> {
  try {
    return await Promise.all(
      files.map(async ({ name, mediaType, path }) => {
        const { id, bytes } = await blobs.putFile(path, { move: true });
        return { name, mediaType, blobId: id, bytes };
      }),
    );
  } finally {
    // The collector's folder was made for this run alone, and is the worker's to remove.
    const folders = new Set(files.map(({ path }) => dirname(path)));
    await Promise.all([...folders].map((folder) => rm(folder, { recursive: true, force: true })));
  }
}
