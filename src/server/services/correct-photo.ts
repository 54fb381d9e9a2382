// Keeps what somebody corrected by hand on one photo, and has the run counted again.

import { canonicalJson } from '../../compiler/plan-hash';
import { type CorrectionEdits, editCount, editsFault, NO_EDITS, tidyEdits } from '../../core/corrections';
import type { Detections } from '../../core/data-types';
import { LensgraphError } from '../../core/errors';
import type { PortValues } from '../../core/photo-record';
import type { Plan } from '../../core/plan';
import { resultView } from '../../core/result-view';
import { type CorrectionRow, correctedOutputs, listCorrections, storeCorrection } from '../../db/corrections';
import { getRunPlan, listItemsAt } from '../../db/runs';
import type { Actor } from '../actor';
import { conflictWith } from '../conflict-error';
import type { Services } from '../services';
import { enqueue } from './enqueue';
import { type PhotoCorrection, presentCorrection, storedEdits } from './list-photos';
import { storedOutputs, storedPlan } from './present-item';

export interface PhotoCorrections {
  readonly runId: string;
  readonly index: number;
  /** The one the change was made from; 0 when there was none yet. */
  readonly revision: number;
  /** All edits of the photo, told from what was found; none gives back what was found. */
  readonly edits: CorrectionEdits;
}

/**
 * The same edits again change nothing, whatever they were made from. Throws `conflict` with the current correction when it was changed meanwhile,
 * `bad_request` for edits that do not fit the photo, `not_found`.
 */
export async function correctPhoto(
  services: Services,
  { teamId }: Actor,
  { runId, index, revision, edits }: PhotoCorrections,
): Promise<PhotoCorrection> {
  const { db } = services;
  const key = { teamId, runId };
  const [plan, page, corrections, befores] = await Promise.all([
    getRunPlan(db, key).then(storedPlan),
    listItemsAt(db, { ...key, indexes: [index] }),
    listCorrections(db, { ...key, indexes: [index] }),
    correctedOutputs(db, { ...key, indexes: [index] }),
  ]);
  const [item] = page.items;
  if (!item) throw new LensgraphError('not_found', { what: 'photo' });
  if (item.status !== 'ok') throw refused('Only a photo that was counted can be corrected.');
  const current = corrections.get(index);
  const before = storedOutputs(current ? befores.get(index) : item.outputs);
  const found = foundObjects(before, plan);
  const present = (row: CorrectionRow) => presentCorrection(row, plan, before);
  const fault = editsFault(found, edits);
  const tidy = tidyEdits(found, edits);
  const isThere = (row: CorrectionRow) => !fault && !row.error && sameEdits(storedEdits(row.edits), tidy);
  // Sent twice, for the first answer was lost or another tab had found it unsaved.
  if (current && isThere(current)) return present(current);
  if ((current?.revision ?? 0) !== revision) throw stale(present(current ?? untouched(index, item.attempt)));
  if (fault) throw refused(fault);
  if (!current && editCount(tidy) === 0) return present(untouched(index, item.attempt));

  const count = editCount(tidy);
  const stored = await storeCorrection(db, { ...key, index, attempt: item.attempt, revision, edits: tidy, count });
  if (stored.state === 'stale') {
    if (isThere(stored.correction)) return present(stored.correction);
    throw stale(present(stored.correction));
  }
  if (stored.wakeUp) await enqueue(services, [stored.wakeUp]);
  return present(stored.correction);
}

const refused = (reason: string) => new LensgraphError('bad_request', { reason });

const stale = (correction: PhotoCorrection) =>
  conflictWith('The photo was corrected meanwhile, in another tab or by somebody else. Look at it again.', {
    correction,
  });

function foundObjects(outputs: PortValues, plan: Plan): Detections {
  const { objects } = resultView(plan);
  const value = objects && outputs[objects.nodeId]?.[objects.port];
  if (!value) throw refused('This workflow has no objects on the photo that could be corrected.');
  // The plan says that found objects are stored here.
  return value as Detections;
}

const sameEdits = (a: CorrectionEdits, b: CorrectionEdits): boolean => canonicalJson(a) === canonicalJson(b);

/** What a photo without a correction looks like. */
const untouched = (itemIndex: number, baseAttempt: number): CorrectionRow => ({
  itemIndex,
  revision: 0,
  edits: NO_EDITS,
  count: 0,
  baseAttempt,
  appliedRevision: 0,
  error: null,
  updatedAt: new Date(),
});
