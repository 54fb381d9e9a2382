// Counts a run again after corrections by hand: for each corrected photo only what follows from its objects, then the fold.
// Corrections that come meanwhile are gathered into the next round; the run stays as it was until all of it is done.

import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { applyEdits, type CorrectionEdits } from '../core/corrections';
import type { Detections } from '../core/data-types';
import { asLensgraphError, LensgraphError } from '../core/errors';
import { type PhotoRecord, type PortValues, photoError } from '../core/photo-record';
import type { Plan } from '../core/plan';
import { resultView } from '../core/result-view';
import { finishRecount, type PendingCorrection, pendingRecount, type RecountEnd, type Recounted } from '../db/recount';
import type { Json } from '../db/types';
import { followers } from '../engine/recompute';
import type { PhotoJob } from '../executor/types';
import type { HeldClaim } from './claims';
import { foldRun, photoRecord, storedRecords } from './finish';
import { isPassing } from './passing';
import { runItem } from './run-items';
import { untilAnswered } from './until-answered';
import type { WorkerDeps } from './worker-deps';

/** People correct in bursts: a round begins when nothing came for this long ... */
const QUIET_MS = 250;
/** ... but not later than this. */
const PATIENCE_MS = 1_500;

/** `again`: more came meanwhile, and its job is to be put on the queue. */
export async function recount(held: HeldClaim, plan: Plan, deps: WorkerDeps): Promise<RecountEnd> {
  const { claim, signal } = held;
  setMaxListeners(0, signal); // One for each photo.
  const { status, corrections } = await gathered(held, deps);
  try {
    const recounted = await Promise.all(
      corrections.map((each) => deps.slots.use(signal, () => recountPhoto(each, plan, deps, signal))),
    );
    signal.throwIfAborted();
    const hasTotals = status === 'completed' || status === 'completed_with_errors';
    const folded = hasTotals ? await foldRun(withResults(held, deps, recounted), plan, deps, signal) : null;
    return await untilAnswered(signal, deps.log, () => finishRecount(deps.db, claim, recounted, folded));
  } catch (error) {
    const ours = asLensgraphError(error);
    if (signal.aborted || isPassing(ours)) throw error;
    deps.log.error({ err: error }, 'a recount broke');
    const broken = corrections.map(({ item: { index }, revision }) => ({
      index,
      revision,
      outcome: { error: photoError(ours) },
    }));
    return finishRecount(deps.db, claim, broken, null);
  }
}

async function gathered({ claim, signal }: HeldClaim, { db }: WorkerDeps) {
  const began = performance.now();
  for (;;) {
    const pending = await pendingRecount(db, claim);
    const left = PATIENCE_MS - (performance.now() - began);
    if (pending.quietMs >= QUIET_MS || left <= 0) return pending;
    await pause(Math.min(QUIET_MS - pending.quietMs, left), undefined, { signal });
  }
}

async function recountPhoto(
  { item, revision, edits, count, before }: PendingCorrection,
  plan: Plan,
  deps: WorkerDeps,
  signal: AbortSignal,
): Promise<Recounted> {
  const { index } = item;
  if (count === 0) return { index, revision, outcome: { result: before } };
  const result = await runItem(item, plan, deps, signal, correctedOutputs(before.outputs, edits, plan));
  // What was not run again took the time it had taken.
  const stepMs = { ...before.stepMs, ...result.stepMs };
  if (result.status !== 'failed') return { index, revision, outcome: { result: { ...result, stepMs } } };
  return { index, revision, outcome: { error: result.error ?? photoError(new LensgraphError('internal')) } };
}

/** What the steps had given, with the corrected objects, and which steps follow from those. */
function correctedOutputs(outputs: Json, edits: Json, plan: Plan): NonNullable<PhotoJob['before']> {
  const { objects } = resultView(plan);
  if (!objects) throw new LensgraphError('internal', {}, { cause: new Error('a plan without objects was corrected') });
  const { nodeId, port } = objects;
  // As the engine gave and the server stored them.
  const before = outputs as PortValues;
  const found = before[nodeId]?.[port] as Detections;
  const changed = { ...before[nodeId], [port]: applyEdits(found, edits as CorrectionEdits) };
  const again = followers(plan, new Set([nodeId]), {
    nodes: [],
    takes: (each) => each.nodeId === nodeId && each.port === port,
  });
  return { outputs: { ...before, [nodeId]: changed }, again: [...again] };
}

/** The photos of the run as they are stored, those that were recounted as they are now. */
async function* withResults(
  { claim }: HeldClaim,
  deps: WorkerDeps,
  recounted: readonly Recounted[],
): AsyncGenerator<PhotoRecord> {
  const results = new Map(
    recounted.flatMap(({ index, outcome }) => ('result' in outcome ? [[index, outcome.result] as const] : [])),
  );
  for await (const record of storedRecords(claim, deps)) {
    const result = results.get(record.index);
    yield result ? photoRecord(record.file, result) : record;
  }
}
