// One photo of a run as programs see it: the command line's result, with its id and attempt.
import type { PortValues } from '../../core/photo-record';
import type { Plan } from '../../core/plan';
import { type PresentedPhoto, presentPhoto } from '../../core/present';
import type { ItemView, Json } from '../../db/types';

export interface PresentedItem extends PresentedPhoto {
  readonly id: string;
  readonly attempt: number;
}

/** The plan a run keeps: what the compiler made when the run was made, read back from its column. */
export const storedPlan = (json: Json): Plan => json as Plan;
/** What the engine gave for a photo, read back from its column; nothing yet for one that waits. */
export const storedOutputs = (json: Json): PortValues => (json ?? {}) as PortValues;

export function presentItem(runId: string, item: ItemView, plan: Plan): PresentedItem {
  const { index, name: file, attempt, status, error } = item;
  const shown = { file, status, ...(error ? { error } : {}), outputs: storedOutputs(item.outputs) };
  return { id: `${runId}-${index}`, attempt, ...presentPhoto(shown, plan) };
}
