// Everything the start page shows: is it ready, what is there to start from, what was run last and what came of it.

import type { PhotoError } from '../../core/photo-record';
import type { Speaker } from '../../core/speaker';
import { getRunPlan, listItems } from '../../db/runs';
import type { ItemStatus } from '../../db/types';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { type Headline, photoHeadline, runHeadline } from './headline';
import { listRuns } from './list-runs';
import { listTemplates, type Template, templatesFolder } from './list-templates';
import { storedOutputs, storedPlan } from './present-item';
import type { PresentedRun } from './present-run';
import { readStatus, type Status } from './read-status';
import { speakersIn } from './speakers';

const RUNS = 5;
const PHOTOS = 6;

export interface StartPhoto {
  readonly index: number;
  readonly file: string;
  readonly status: ItemStatus;
  readonly error: PhotoError | null;
  readonly number: number | null;
}

export interface StartRun {
  readonly run: PresentedRun;
  /** Who says the kinds in its headline. */
  readonly speakers: readonly Speaker[];
  readonly headline: Headline | null;
  /** The first few. */
  readonly photos: readonly StartPhoto[];
}

export interface Start {
  readonly status: Status;
  readonly templates: readonly Template[];
  readonly runs: readonly StartRun[];
}

export async function readStart(services: Services, actor: Actor): Promise<Start> {
  const [status, templates, runs] = await Promise.all([
    readStatus(services, actor),
    listTemplates(templatesFolder(services.env.packageRoot)),
    listRuns(services, actor, { limit: RUNS }),
  ]);
  const speakersOf = speakersIn(services);
  const withPhotos = async (run: PresentedRun): Promise<StartRun> => {
    const { plan, ...shown } = await photosOf(services, actor, run);
    return { ...shown, run, speakers: speakersOf(plan.models.map(({ name }) => name)) };
  };
  return { status, templates, runs: await Promise.all(runs.items.map(withPhotos)) };
}

async function photosOf({ db }: Pick<Services, 'db'>, { teamId }: Actor, run: PresentedRun) {
  const key = { teamId, runId: run.id };
  const [plan, { items }] = await Promise.all([
    getRunPlan(db, key).then(storedPlan),
    listItems(db, { ...key, limit: PHOTOS }),
  ]);
  const photos = items.map(({ index, name, status, error, outputs }) => ({
    index,
    file: name,
    status,
    error,
    number: status === 'ok' ? photoHeadline(storedOutputs(outputs), plan) : null,
  }));
  return { plan, headline: runHeadline(run.totals), photos };
}
