// How many objects of a photo are so close to the limit that somebody should look: just above it, or just below.
// Reads a plan by its shapes, never the kind of a step.

import type { Detections } from './data-types';
import type { PortValues } from './photo-record';
import type { Binding, Plan } from './plan';
import { resultView } from './result-view';

/** This near to the limit on either side. */
const NEAR = 0.1;

/** A function for the photos of `plan`: how many of their objects are unsure. */
export function unsureCounter(plan: Plan): (outputs: PortValues) => number {
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
