// The photos of a run as the app shows them: everything the steps gave, and what somebody corrected by hand.
import { type CorrectionEdits, NO_EDITS } from '../../core/corrections';
import type { Detections } from '../../core/data-types';
import type { PhotoError, PortValues } from '../../core/photo-record';
import type { Plan } from '../../core/plan';
import { resultView } from '../../core/result-view';
import { type CorrectionRow, correctedOutputs, listCorrections } from '../../db/corrections';
import { getRunPlan, listItems, listItemsAt } from '../../db/runs';
import type { ItemStatus, ItemView } from '../../db/types';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { photoHeadline } from './headline';
import { storedOutputs, storedPlan } from './present-item';

export interface RunPhoto {
  readonly index: number;
  readonly file: string;
  readonly status: ItemStatus;
  readonly error: PhotoError | null;
  readonly attempt: number;
  /** Of the upright photo, once it was looked at. */
  readonly width: number | null;
  readonly height: number | null;
  /** As stored, without files. */
  readonly outputs: PortValues;
  readonly number: number | null;
  /** Objects close to the limit; 0 once somebody corrected the photo. */
  readonly unsure: number;
  readonly correction: PhotoCorrection | null;
  /** The photo itself is no longer there; its numbers stay. */
  readonly gone: boolean;
}

export interface PhotoCorrection {
  /** Name it with the next change. */
  readonly revision: number;
  readonly edits: CorrectionEdits;
  readonly count: number;
  /** `outputs`, totals and files do not tell it yet. */
  readonly pending: boolean;
  /** Why it could not be applied. */
  readonly error: PhotoError | null;
  /** The objects before the correction, which the edits are told from. */
  readonly found: Detections | null;
}

export interface RunPhotos {
  readonly items: readonly RunPhoto[];
  readonly nextCursor: number | null;
}

/** In the order in which they were sent, or those of `indexes`. Throws `not_found`. */
export async function listPhotos(
  { db, blobs }: Services,
  { teamId }: Actor,
  { runId, cursor, limit, indexes }: { runId: string; cursor?: number; limit?: number; indexes?: readonly number[] },
): Promise<RunPhotos> {
  const key = { teamId, runId };
  const [plan, page] = await Promise.all([
    getRunPlan(db, key).then(storedPlan),
    indexes ? listItemsAt(db, { ...key, indexes }) : listItems(db, { ...key, cursor, limit }),
  ]);
  const shown = page.items.map(({ index }) => index);
  const [corrections, found, present] = await Promise.all([
    listCorrections(db, { ...key, indexes: shown }),
    correctedOutputs(db, { ...key, indexes: shown }),
    Promise.all(page.items.map(({ blobId }) => blobs.has(blobId))),
  ]);
  return {
    items: page.items.map((item, at) => ({
      ...presentPhoto(item, plan),
      ...corrected(item, plan, corrections.get(item.index), storedOutputs(found.get(item.index))),
      gone: present[at] === false,
    })),
    nextCursor: page.nextCursor,
  };
}

function presentPhoto(item: ItemView, plan: Plan) {
  const { index, name, status, error, attempt } = item;
  const outputs = storedOutputs(item.outputs);
  return {
    index,
    file: name,
    status,
    error,
    attempt,
    ...sizeOf(outputs, plan),
    outputs: withoutFiles(outputs, plan),
    number: status === 'ok' ? photoHeadline(outputs, plan) : null,
  };
}

/** What the source step gave knows the size of the upright photo. */
function sizeOf(outputs: PortValues, plan: Plan): { width: number | null; height: number | null } {
  for (const value of Object.values(outputs[plan.source] ?? {})) {
    const source = typeof value === 'object' && value !== null && 'source' in value ? value.source : null;
    if (typeof source !== 'object' || source === null || !('width' in source) || !('height' in source)) continue;
    const { width, height } = source;
    if (typeof width === 'number' && typeof height === 'number') return { width, height };
  }
  return { width: null, height: null };
}

function withoutFiles(outputs: PortValues, plan: Plan): PortValues {
  const steps = plan.steps.flatMap(({ nodeId, outputs: ports }) => {
    const values = Object.hasOwn(outputs, nodeId) ? outputs[nodeId] : undefined;
    if (!values) return [];
    return [[nodeId, Object.fromEntries(Object.entries(values).filter(([port]) => ports[port]?.type !== 'file'))]];
  });
  return Object.fromEntries(steps);
}

function corrected(
  item: ItemView,
  plan: Plan,
  row: CorrectionRow | undefined,
  before: PortValues,
): Pick<RunPhoto, 'unsure' | 'correction'> {
  if (!row) return { unsure: item.unsure ?? 0, correction: null };
  return { unsure: row.count > 0 ? 0 : (item.unsure ?? 0), correction: presentCorrection(row, plan, before) };
}

/** `before`: what the steps gave for the photo before it was corrected. */
export function presentCorrection(row: CorrectionRow, plan: Plan, before: PortValues): PhotoCorrection {
  const { revision, count, error } = row;
  const { objects } = resultView(plan);
  const found = objects && before[objects.nodeId]?.[objects.port];
  return {
    revision,
    edits: storedEdits(row.edits),
    count,
    pending: row.appliedRevision < revision && !error,
    error,
    // The plan says that found objects are stored here.
    found: found ? (found as Detections) : null,
  };
}

/** What `correctPhoto` stored, which had been read by its schema. */
export const storedEdits = (json: unknown): CorrectionEdits => (json ?? NO_EDITS) as CorrectionEdits;
