// How much of a photo is so close to call that somebody should look: objects just above or below the limit, or the photo itself
// where the step that sorted it says so.
// Reads a plan by its shapes, never the kind of a step.

import type { Classification, Detections } from './data-types';
import type { PortValues } from './photo-record';
import type { Binding, Plan } from './plan';
import { resultView } from './result-view';

/** This near to the limit on either side. */
const NEAR = 0.1;

/** A function for the photos of `plan`: how many of their objects are unsure, and one more for what they are called. */
export function unsureCounter(plan: Plan): (outputs: PortValues) => number {
  const { sorting } = resultView(plan);
  const objects = unsureObjects(plan);
  return (outputs) => objects(outputs) + (sorting && isUnsure(outputs[sorting.nodeId]?.[sorting.port]) ? 1 : 0);
}

// The plan says that sortings are stored here.
const isUnsure = (value: unknown): boolean => (value as Classification | undefined)?.unsure === true;

function unsureObjects(plan: Plan): (outputs: PortValues) => number {
  const { objects, limit } = resultView(plan);
  const step = plan.steps.find(({ nodeId }) => nodeId === limit?.nodeId);
  const value = limit && step?.config[limit.field];
  if (!objects || !step || typeof value !== 'number') return () => 0;
  const wanted = labelsOf(step.config);
  const before = Object.values(step.inputs).flat();
  return (outputs) => {
    const counted = objectsIn(outputs, objects);
    const ids = new Set(counted.map(({ id }) => id));
    const isNear = ({ score }: { score: number }) => Math.abs(score - value) < NEAR;
    const above = counted.filter(({ score, source }) => source !== 'user' && isNear({ score })).length;
    const below = before
      .flatMap((binding) => objectsIn(outputs, binding))
      .filter(({ id, label, score }) => !ids.has(id) && score < value && isNear({ score }) && wanted(label)).length;
    return above + below;
  };
}

/** What the step with the limit is told to look for; an empty list means everything. */
function labelsOf({ labels }: Readonly<Record<string, unknown>>): (label: string) => boolean {
  return Array.isArray(labels) && labels.length > 0 ? (label) => labels.includes(label) : () => true;
}

function objectsIn(outputs: PortValues, binding: Binding): Detections['items'] {
  const value = 'nodeId' in binding ? outputs[binding.nodeId]?.[binding.port] : undefined;
  const isObjects = typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items);
  // A port with items is one of found objects.
  return isObjects ? (value as Detections).items : [];
}
