// Which values of a plan a result page is about: the counted objects, the number, and the limit that decides what counts.
// Reads the shapes of a plan, never the kind of a step.

import type { DataType } from './data-types';
import type { Binding, Plan, PlanStep } from './plan';

export interface PortRef {
  readonly nodeId: string;
  readonly port: string;
}

export interface ResultView {
  /** Gives the objects that are counted; corrections by hand change these. Null where there are none for a whole photo. */
  readonly objects: PortRef | null;
  /** Gives the number of a photo; null where nothing counts, then it is how many objects there are. */
  readonly number: PortRef | null;
  /** Gives a measure of a photo, where nothing is counted; measures of photos have a mean, not a sum. */
  readonly measure: PortRef | null;
  /** What else is shown of a photo: areas, lines of text, what it was called. */
  readonly areas: PortRef | null;
  readonly texts: PortRef | null;
  readonly sorting: PortRef | null;
  /** The setting that says how sure an object must be; the slider moves it. */
  readonly limit: { readonly nodeId: string; readonly field: string } | null;
}

/** By convention of all steps that have such a limit. */
const LIMIT_FIELD = 'minScore';

export function resultView(plan: Plan): ResultView {
  const steps = new Map(plan.steps.map((step) => [step.nodeId, step]));
  const counting = plan.steps.findLast((step) => numberPort(step) !== null && countedObjects(step, steps) !== null);
  const number = counting ? numberPort(counting) : null;
  const objects = counting ? countedObjects(counting, steps) : lastObjects(plan);
  return {
    objects,
    number,
    measure: counting ? null : lastOf(plan, 'number'),
    areas: lastOf(plan, 'segmentation'),
    texts: lastOf(plan, 'texts'),
    sorting: lastOf(plan, 'classification'),
    limit: objects ? limitBefore(objects, steps) : null,
  };
}

/** The last port of whole photos that gives values of `wanted`. */
function lastOf(plan: Plan, wanted: DataType): PortRef | null {
  for (const { nodeId, outputs } of plan.steps.toReversed())
    for (const [port, { type, depth }] of Object.entries(outputs))
      if (type === wanted && depth === 0) return { nodeId, port };
  return null;
}

/** By convention of all steps that count; other numbers are measures. */
const COUNT_PORT = 'count';

function numberPort(step: PlanStep): PortRef | null {
  const output = step.outputs[COUNT_PORT];
  return output?.type === 'number' && output.depth === 0 ? { nodeId: step.nodeId, port: COUNT_PORT } : null;
}

const isObjects = (binding: Binding, steps: ReadonlyMap<string, PlanStep>): binding is PortRef => {
  if (!('nodeId' in binding)) return false;
  const output = steps.get(binding.nodeId)?.outputs[binding.port];
  return output?.type === 'detections' && output.depth === 0;
};

/** The one port whose objects the step takes; null when it takes none, several, or objects below objects. */
function countedObjects(step: PlanStep, steps: ReadonlyMap<string, PlanStep>): PortRef | null {
  const [first, ...more] = Object.values(step.inputs)
    .flat()
    .filter((binding) => isObjects(binding, steps));
  return first && more.length === 0 ? { nodeId: first.nodeId, port: first.port } : null;
}

/** What nothing counts is the last list of objects, one that something takes before one that nobody looks at. */
function lastObjects(plan: Plan): PortRef | null {
  const taken = new Set(
    plan.steps.flatMap(({ inputs }) =>
      Object.values(inputs)
        .flat()
        .map((each) => ('nodeId' in each ? `${each.nodeId}.${each.port}` : '')),
    ),
  );
  const ports = plan.steps
    .toReversed()
    .flatMap(({ nodeId, outputs }) =>
      Object.entries(outputs).flatMap(([port, { type, depth }]) =>
        type === 'detections' && depth === 0 ? [{ nodeId, port }] : [],
      ),
    );
  return ports.find(({ nodeId, port }) => taken.has(`${nodeId}.${port}`)) ?? ports[0] ?? null;
}

/** The nearest limit on the way of the objects. */
function limitBefore({ nodeId }: PortRef, steps: ReadonlyMap<string, PlanStep>): ResultView['limit'] {
  const seen = new Set<string>();
  let waiting = [nodeId];
  while (waiting.length > 0) {
    const here = waiting.flatMap((id) => steps.get(id) ?? []);
    const limited = here.find(({ config }) => typeof config[LIMIT_FIELD] === 'number');
    if (limited) return { nodeId: limited.nodeId, field: LIMIT_FIELD };
    for (const id of waiting) seen.add(id);
    waiting = here
      .flatMap(({ inputs }) => Object.values(inputs).flat())
      .flatMap((binding) => (isObjects(binding, steps) && !seen.has(binding.nodeId) ? [binding.nodeId] : []));
  }
  return null;
}
