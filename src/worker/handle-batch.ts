// One job: claims the batch, runs what is left of it, ends it, and ends the run if it was the last.
// The database decides whether there is anything to do; a job that comes twice or late finds nothing.

import { asLensgraphError } from '../core/errors';
import { photoError } from '../core/photo-record';
import type { Plan } from '../core/plan';
import { claimBatch } from '../db/claim-batch';
import { completeBatch } from '../db/complete-batch';
import { failRun } from '../db/finish-run';
import type { Claim, NewResult, WakeUp } from '../db/types';
import { type BatchJob, batchJobs } from '../queue/batch-queue';
import { type HeldClaim, LEASE_MS } from './claims';
import { finish, finishAtOnce } from './finish';
import { isPassing } from './passing';
import { recount } from './recount';
import { createResultWriter } from './result-writer';
import { runItems } from './run-items';
import { untilAnswered } from './until-answered';
import type { WorkerDeps } from './worker-deps';

export async function handleBatch({ runId, index }: BatchJob, shared: WorkerDeps): Promise<void> {
  const { db, workerId } = shared;
  const claim = await claimBatch(db, { runId, index, workerId, leaseMs: LEASE_MS });
  if (!claim) return;
  const deps = { ...shared, log: shared.log.child({ runId, batch: index }) };
  const held = deps.claims.hold(claim);
  try {
    if (claim.kind === 'finish') await finish(held, planOf(claim), deps);
    else if (claim.kind === 'recount') await runRecount(held, planOf(claim), deps);
    else await runBatch(held, planOf(claim), deps);
  } catch (error) {
    await explain(error, held, deps);
  } finally {
    held.letGo();
  }
}

/** The server stored what `compile` gave it. */
function planOf(claim: Claim): Plan {
  return claim.plan as Plan;
}

async function runBatch(held: HeldClaim, plan: Plan, deps: WorkerDeps): Promise<void> {
  const { db, log } = deps;
  const { claim, signal } = held;
  const began = performance.now();
  const results: NewResult[] = [];
  const writer = createResultWriter(db, held, (error) => log.warn({ err: error }, 'results could not be written yet'));
  await runItems(held, plan, deps, (result) => {
    results.push(result);
    writer.add(result);
  }).finally(writer.close);
  const photosMs = performance.now() - began;
  const unwritten = await writer.rest();
  if (claim.items.length === claim.imageTotal) {
    await finishAtOnce(held, plan, deps, { results, unwritten });
  } else {
    const completion = await untilAnswered(signal, log, () => completeBatch(db, claim, unwritten));
    if (completion.state === 'finishInline') await finish(held, plan, deps);
    if (completion.state === 'finish') await wakeUp(completion.wakeUp, deps);
  }
  const photos = claim.items.length;
  log.debug({ photos, photosMs, afterMs: performance.now() - began - photosMs }, 'a batch ended');
}

async function runRecount(held: HeldClaim, plan: Plan, deps: WorkerDeps): Promise<void> {
  const began = performance.now();
  const end = await recount(held, plan, deps);
  deps.log.debug({ state: end.state, ms: performance.now() - began }, 'a recount ended');
  if (end.state === 'again') await wakeUp(end.wakeUp, deps);
}

/** A queue that is away now gets the job later: the reconciler sees a batch that waits. */
async function wakeUp(batch: WakeUp, { queue, log }: WorkerDeps): Promise<void> {
  try {
    await queue.add(batchJobs([batch]));
  } catch (error) {
    log.warn({ err: error }, 'a job could not be put on the queue yet');
  }
}

async function explain(error: unknown, { claim, signal }: HeldClaim, { db, log, executor }: WorkerDeps): Promise<void> {
  if (signal.aborted) {
    log.info({ reason: asLensgraphError(signal.reason).code }, 'stopped working on a batch');
    return;
  }
  const ours = asLensgraphError(error);
  // A recount never breaks its run, which has ended well; it begins again when the claim has run out.
  if (isPassing(ours) || claim.kind === 'recount') {
    log.warn({ err: error }, 'a batch must be tried again');
    return;
  }
  log.error({ err: error }, 'a run broke');
  const provider = await executor.provider();
  await failRun(db, claim, { error: photoError(ours), provider });
}
