// Ends a run whose photos are all through: folds the stored results into totals and files, and keeps them.
// Results go from the database to a file page by page, so memory does not grow with the run.

import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LensgraphError } from '../core/errors';
import { withFiles } from '../core/file-values';
import type { PhotoRecord, PortValues } from '../core/photo-record';
import type { Plan } from '../core/plan';
import { finishRun } from '../db/finish-run';
import { eachItem } from '../db/runs';
import type { Claim, ItemView } from '../db/types';
import type { CollectedRun } from '../engine/collect-run';
import { writeRecords } from '../executor/records';
import type { BlobStore } from '../storage/blob-store';
import type { HeldClaim } from './claims';
import { untilAnswered } from './until-answered';
import type { WorkerDeps } from './worker-deps';

/** False when the claim was lost meanwhile. */
export async function finish({ claim, signal }: HeldClaim, plan: Plan, deps: WorkerDeps): Promise<boolean> {
  const { db, blobs, executor, scratch, log } = deps;
  const records = join(scratch, `records-${randomUUID()}.jsonl`);
  try {
    await writeRecords(records, recordsOf(claim, plan, deps));
    const { totals, files } = await executor.collect({ plan, records }, signal);
    const artifacts = await keepFiles(files, blobs);
    const provider = await executor.provider();
    return await untilAnswered(signal, log, () => finishRun(db, claim, { totals, artifacts, provider }));
  } finally {
    await rm(records, { force: true });
  }
}

/** The photos of the run in their order, with their files as paths a collector can read. */
async function* recordsOf(claim: Claim, plan: Plan, { db, blobs }: WorkerDeps): AsyncGenerator<PhotoRecord> {
  for await (const item of eachItem(db, claim)) {
    const { index, name, error } = item;
    const outputs = await withFiles(outputsOf(item), plan, async (file) => ({
      ...file,
      blob: await blobs.localPath(file.blob),
    }));
    yield { index, file: name, status: endedStatus(item), ...(error ? { error } : {}), outputs };
  }
}

/** What `runItems` stored is what it got from the engine. */
function outputsOf({ outputs }: ItemView): PortValues {
  return (outputs ?? {}) as PortValues;
}

function endedStatus({ status, index }: ItemView): PhotoRecord['status'] {
  if (status === 'ok' || status === 'skipped' || status === 'failed') return status;
  throw new LensgraphError('internal', {}, { cause: new Error(`photo ${index} is ${status} at the end of its run`) });
}

async function keepFiles(files: CollectedRun['files'], blobs: BlobStore) {
  return Promise.all(
    files.map(async ({ name, mediaType, path }) => {
      const { id, bytes } = await blobs.putFile(path, { move: true });
      return { name, mediaType, blobId: id, bytes };
    }),
  );
}
