// The work waiting for a child, and what a child's death means for the photos that were in it.

import { LensgraphError } from '../core/errors';
import { photoError } from '../core/photo-record';
import type { Plan } from '../core/plan';
import type { CollectedRun } from '../engine/collect-run';
import type { ExecutedPhoto, FeaturesJob, ModelFile, PhotoJob, PictureJob } from './types';

interface TaskBase {
  readonly id: number;
  readonly plan: Plan;
  /** Must have a child for itself: it was there when a child died, and now it is to be seen whether it was the cause. */
  alone: boolean;
  deaths: number;
  /** Nobody waits for it any more. */
  withdrawn: boolean;
  readonly fail: (error: LensgraphError) => void;
}
export interface PhotoTask extends TaskBase {
  readonly kind: 'photo';
  readonly index: number;
  readonly path: string;
  readonly photoId?: string;
  readonly before?: PhotoJob['before'];
  readonly preview?: boolean;
  readonly done: (outcome: ExecutedPhoto) => void;
}
export interface CollectTask extends TaskBase {
  readonly kind: 'collect';
  readonly records: string;
  readonly done: (run: CollectedRun) => void;
}
export interface PictureTask extends TaskBase {
  readonly kind: 'picture';
  readonly job: PictureJob;
  readonly done: (path: string) => void;
}
export interface FeaturesTask extends TaskBase {
  readonly kind: 'features';
  readonly job: Omit<FeaturesJob, 'model'>;
  readonly done: (features: readonly number[]) => void;
}
export type Task = PhotoTask | CollectTask | PictureTask | FeaturesTask;

/** Pictures follow no plan of anybody's; this one has neither steps nor models. */
export const PICTURE_PLAN: Plan = { schemaVersion: 1, hash: 'pictures', name: '', source: '', steps: [], models: [] };

/** Features follow no plan either, but need their model loaded. */
export function featuresPlan({ card: { name, sha256 } }: ModelFile): Plan {
  const models = [{ name, task: 'features' as const, sha256 }];
  return { schemaVersion: 1, hash: `features-${sha256}`, name: '', source: '', steps: [], models };
}

/** Why a child ended: by itself, or stopped by us for taking too long or too much memory. */
export type DeathCause = 'crash' | 'deadline' | 'memory';

/** Deaths with a photo alone in the child after which it is given up. */
const POISON_DEATHS = 2;

/** A photo that failed for a reason the steps never saw. */
export function failedOutcome(error: LensgraphError, plan: Plan): ExecutedPhoto {
  return { status: 'failed', error: photoError(error, plan.source), outputs: {}, work: { inferences: 0, known: 0 } };
}

/**
 * Judges a task that was in a child when it died. Null: try it again, alone. An error: it is the cause.
 * A deadline passed alone is proof at once; a crash must happen twice.
 */
export function judge(task: Task, wasAlone: boolean, cause: DeathCause, deadlineMs: number): LensgraphError | null {
  task.deaths++;
  task.alone = true;
  if (!wasAlone) return null;
  if (task.kind === 'collect') return task.deaths >= POISON_DEATHS ? new LensgraphError('executor_died') : null;
  if (cause === 'deadline') return new LensgraphError('photo_timeout', { seconds: Math.round(deadlineMs / 1000) });
  return task.deaths >= POISON_DEATHS ? new LensgraphError('poison_photo') : null;
}
