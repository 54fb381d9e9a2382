// One photo as a result page shows it: what counts on it, with another limit and with corrections that are not stored yet.
// Runs only the steps that follow from the change, in this browser; asks nobody.
import { nodes } from '../../../../nodes/registry.generated';
import { applyEdits, type CorrectionEdits, editCount, NO_EDITS } from '../../../core/corrections';
import type { Classification, Detection, Detections, FoundText, Segmentation, Warning } from '../../../core/data-types';
import type { PhotoError, PortValues } from '../../../core/photo-record';
import type { Plan } from '../../../core/plan';
import type { PortRef, ResultView } from '../../../core/result-view';
import { sameJson } from '../../../core/same-json';
import { unsureCounter } from '../../../core/unsure';
import { photoWarnings } from '../../../core/warnings';
import { recompute } from '../../../engine/recompute';
import { type CountRow, readCountTable } from '../../../vision/count-table';
import { type KindShare, readCoverageTable } from '../../../vision/coverage-table';
import { storedTable, storedValue } from './stored-values';

/** What of a stored photo is needed here. */
export interface StoredPhoto {
  readonly index: number;
  readonly file: string;
  readonly status: string;
  readonly error?: PhotoError | null;
  readonly width?: number | null;
  readonly height?: number | null;
  readonly outputs: PortValues;
  readonly number?: number | null;
  readonly gone?: boolean;
  readonly correction?: {
    readonly edits: CorrectionEdits;
    readonly found: Detections | null;
    /** `outputs` do not tell it yet. */
    readonly pending: boolean;
  } | null;
}

export interface PhotoView {
  readonly index: number;
  readonly file: string;
  readonly status: string;
  readonly error: PhotoError | null;
  readonly gone: boolean;
  /** Of the upright photo; 0 until it was looked at. */
  readonly width: number;
  readonly height: number;
  readonly objects: readonly Detection[];
  readonly number: number | null;
  /** Per kind with what was expected; empty where nothing counts. */
  readonly rows: readonly CountRow[];
  readonly corrected: number;
  readonly unsure: number;
  readonly areas: Segmentation | null;
  readonly texts: readonly FoundText[] | null;
  /** What the photo was called. */
  readonly sorting: Classification | null;
  /** `number` is a part of the photo in percent, and these are those of its kinds. */
  readonly shares: readonly KindShare[] | null;
  /** What should be known of it although it went well. */
  readonly warnings: readonly Warning[];
}

export interface Lens {
  readonly plan: Plan;
  readonly view: ResultView;
  /** Another limit than the run was made with. */
  readonly limit: number | null;
}

/** The objects before any correction. */
export const foundOn = ({ correction, outputs }: StoredPhoto, { objects }: ResultView): Detections | null =>
  correction?.found ?? (objects ? storedValue<Detections>(outputs, objects) : null);

/** `edits` left out: those that are stored. Answers at once what needs no reckoning. */
export function viewPhoto(photo: StoredPhoto, lens: Lens, edits?: CorrectionEdits): PhotoView | Promise<PhotoView> {
  const stored = photo.correction?.edits ?? NO_EDITS;
  const wanted = edits ?? stored;
  const asStored = !photo.correction?.pending && sameJson(wanted, stored);
  if (photo.status !== 'ok' || (lens.limit === null && asStored)) return present(photo, photo.outputs, lens, wanted);
  return reckon(photo, lens, wanted).then((outputs) => present(photo, outputs, lens, wanted));
}

/** What the steps give with the other limit and the edits. */
async function reckon(photo: StoredPhoto, { plan, view, limit }: Lens, edits: CorrectionEdits): Promise<PortValues> {
  const { objects } = view;
  if (!objects) return photo.outputs;
  const config = limit === null || !view.limit ? {} : { [view.limit.nodeId]: { [view.limit.field]: limit } };
  let found = foundOn(photo, view);
  if (limit !== null) {
    const { outputs, missing } = await recompute(plan, photo.outputs, { registry: nodes, config });
    // A model would have to look again: then only what it had found can be thinned out.
    found = missing.includes(objects.nodeId)
      ? found && { ...found, items: found.items.filter(({ score }) => score >= limit) }
      : storedValue<Detections>(outputs, objects);
  }
  if (!found) return photo.outputs;
  const value = editCount(edits) > 0 ? applyEdits(found, edits) : found;
  return (await recompute(plan, photo.outputs, { registry: nodes, replace: [{ ...objects, value }] })).outputs;
}

function present(
  photo: StoredPhoto,
  outputs: PortValues,
  { plan, view, limit }: Lens,
  edits: CorrectionEdits,
): PhotoView {
  const ok = photo.status === 'ok';
  const objects = ok && view.objects ? storedValue<Detections>(outputs, view.objects) : null;
  const measured = ok && view.measure ? storedTable(plan, outputs, view.measure.nodeId) : null;
  const shares = measured && readCoverageTable(measured);
  const given = <T>(at: PortRef | null) => (ok && at ? storedValue<T>(outputs, at) : null);
  const number = given<number>(view.number ?? (shares ? view.measure : null));
  const table = ok && view.number ? storedTable(plan, outputs, view.number.nodeId) : null;
  const corrected = editCount(edits);
  return {
    index: photo.index,
    file: photo.file,
    status: photo.status,
    error: photo.error ?? null,
    gone: photo.gone ?? false,
    width: photo.width ?? objects?.width ?? 0,
    height: photo.height ?? objects?.height ?? 0,
    objects: objects?.items ?? [],
    number: number ?? (ok ? (objects?.items.length ?? photo.number ?? null) : null),
    rows: (table && readCountTable(table)) ?? [],
    corrected,
    unsure: ok && corrected === 0 ? unsureCounter(withLimit(plan, view, limit))(outputs) : 0,
    areas: given<Segmentation>(view.areas),
    texts: given<readonly FoundText[]>(view.texts),
    sorting: given<Classification>(view.sorting),
    shares,
    warnings: ok ? photoWarnings(outputs, plan) : [],
  };
}

/** The plan as it would be with the other limit. */
export function withLimit(plan: Plan, view: ResultView, limit: number | null): Plan {
  const { limit: at } = view;
  if (limit === null || !at) return plan;
  const steps = plan.steps.map((step) =>
    step.nodeId === at.nodeId ? { ...step, config: { ...step.config, [at.field]: limit } } : step,
  );
  return { ...plan, steps };
}
