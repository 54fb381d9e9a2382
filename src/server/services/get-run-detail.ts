// One run as its page shows it: the run, its number, its steps, and how long it will still take.

import type { Plan } from '../../core/plan';
import type { ResultView } from '../../core/result-view';
import { resultView } from '../../core/result-view';
import type { Speaker } from '../../core/speaker';
import { runPace, runsBefore, stepTimes } from '../../db/run-pace';
import { getRun, getRunPlan, listArtifacts } from '../../db/runs';
import type { Json, RunView } from '../../db/types';
import { type AnyModelListing, listAllModels } from '../../models/all-models';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { type Headline, runHeadline, stepNumber } from './headline';
import { storedPlan } from './present-item';
import { type PresentedRun, presentRun } from './present-run';
import { speakersIn } from './speakers';

export interface RunStep {
  readonly nodeId: string;
  readonly type: string;
  /** English; the app has its own words for it. */
  readonly title: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** How many objects it found, kept or counted over all photos; null until the run has ended, or where it is no number. */
  readonly number: number | null;
  /** Over all photos; null where it is not known. */
  readonly ms: number | null;
}

export interface RunDetail extends PresentedRun {
  readonly headline: Headline | null;
  /** Runs before this one; null when it does not wait. */
  readonly queuePosition: number | null;
  /** Milliseconds to the end at the rate so far; null when nobody can tell. */
  readonly etaMs: number | null;
  readonly steps: readonly RunStep[];
  /** What the models of its plan are called today; without those that are gone. */
  readonly models: readonly Pick<AnyModelListing, 'name' | 'title' | 'de'>[];
  /** Who says the kinds that come up in it. */
  readonly speakers: readonly Speaker[];
  readonly view: ResultView;
}

/** Throws `not_found`. */
export async function getRunDetail(services: Services, { teamId }: Actor, runId: string): Promise<RunDetail> {
  const { db } = services;
  const key = { teamId, runId };
  const run = await getRun(db, key);
  const [plan, artifacts, queuePosition, etaMs, times] = await Promise.all([
    getRunPlan(db, key).then(storedPlan),
    listArtifacts(db, key),
    run.status === 'queued' ? runsBefore(db, key) : null,
    run.status === 'running' ? timeLeft(services, run) : null,
    stepTimes(db, key),
  ]);
  return {
    ...presentRun(run, artifacts),
    headline: runHeadline(run.totals),
    queuePosition,
    etaMs,
    steps: stepsOf(plan, run.totals, times, services),
    models: modelsOf(plan, services),
    speakers: speakersIn(services)(plan.models.map(({ name }) => name)),
    view: resultView(plan),
  };
}

function modelsOf({ models }: Plan, { env }: Pick<Services, 'env'>): RunDetail['models'] {
  const named = new Set(models.map(({ name }) => name));
  return listAllModels(env.data.models).flatMap(({ name, title, de }) =>
    named.has(name) ? [{ name, title, de }] : [],
  );
}

async function timeLeft({ db }: Services, { id, teamId, progress }: RunView): Promise<number | null> {
  const { photos, ms } = await runPace(db, { teamId, runId: id });
  return photos === 0 ? null : Math.round((ms / photos) * (progress.total - progress.done));
}

function stepsOf(
  plan: Plan,
  totals: Json,
  times: ReadonlyMap<string, number>,
  { registry }: Pick<Services, 'registry'>,
): RunStep[] {
  return plan.steps.map(({ nodeId, type, config }) => {
    const ms = times.get(nodeId);
    return {
      nodeId,
      type,
      title: registry.get(type)?.title ?? type,
      config,
      number: stepNumber(totals, nodeId),
      ms: ms === undefined ? null : Math.round(ms * 10) / 10,
    };
  });
}
