// Runs a plan over one photo. A failing step fails the photo and skips what follows from it; everything else goes on.
// What steps gave before can be given back, then they are not run. Knows no concrete node, no pixels, no models: a node
// reaches those through the context it is given.

import type { NodeContext } from '../core/context';
import type { ImageValue } from '../core/data-types';
import { asLensgraphError } from '../core/errors';
import type { AnyNode, NodeRegistry } from '../core/node';
import { type PhotoError, type PhotoOutcome, photoError } from '../core/photo-record';
import type { Plan, PlanStep } from '../core/plan';
import type { Expanded, Path } from '../core/ports';
import type { GivenOutputs } from './given-outputs';
import { inputsAt } from './step-inputs';
import { pathsOf, stopsOf } from './step-paths';
import { createPhotoValues, PATH_SEPARATOR, type PhotoValues } from './values';

export interface RunPhotoOptions {
  readonly registry: NodeRegistry;
  readonly photo: ImageValue;
  contextFor(nodeId: string): NodeContext;
  /** Told of every failure with the whole error, for the log. */
  onError(error: unknown, nodeId: string): void;
  /** What steps gave before; they are not run again. */
  readonly given?: GivenOutputs;
  /** Told how long a step took at a path. */
  onStep?(nodeId: string, ms: number): void;
}

/** Never throws for what a step does: its failure is in the outcome. */
export async function runPhoto(plan: Plan, options: RunPhotoOptions): Promise<PhotoOutcome> {
  const values = createPhotoValues();
  let error: PhotoError | undefined;
  for (const step of plan.steps) {
    const definition = options.registry.get(step.type);
    if (!definition?.run) throw new Error(`the plan holds "${step.type}", which this registry cannot run`);
    const paths = pathsOf(step, definition, values);
    for (const { path, by, failed } of stopsOf(step, definition, paths, plan, values)) {
      values.end(step.nodeId, path, { kind: 'skipped', by, failed });
    }
    for (const path of paths) {
      const failure = await runStep(step, definition, path, values, options);
      error ??= failure;
    }
  }
  const skipped = skippedSteps(plan, values);
  return {
    status: error ? 'failed' : reachedTheEnd(plan, values) ? 'ok' : 'skipped',
    ...(error ? { error } : {}),
    ...(Object.keys(skipped).length ? { skipped } : {}),
    outputs: values.outputs(plan),
  };
}

async function runStep(
  step: PlanStep,
  definition: AnyNode,
  path: Path,
  values: PhotoValues,
  { photo, contextFor, onError, given, onStep }: RunPhotoOptions,
): Promise<PhotoError | undefined> {
  const received = inputsAt(step, definition, path, values);
  if ('missing' in received) {
    values.end(step.nodeId, path, { kind: 'skipped', ...received.missing });
    return undefined;
  }
  const before = given?.(step, path);
  if (before === 'failed') {
    values.end(step.nodeId, path, { kind: 'failed' });
    return undefined;
  }
  const began = performance.now();
  try {
    const ctx = contextFor(step.nodeId);
    const gave = before ?? (await definition.run?.({ inputs: received.inputs, config: step.config, photo, ctx })) ?? {};
    keep(step.nodeId, definition, path, gave, values);
    values.end(step.nodeId, path, { kind: 'ok' });
    return undefined;
  } catch (thrown) {
    onError(thrown, step.nodeId);
    values.end(step.nodeId, path, { kind: 'failed' });
    return photoError(asLensgraphError(thrown, 'step_failed', { node: step.nodeId }), step.nodeId);
  } finally {
    if (!before) onStep?.(step.nodeId, performance.now() - began);
  }
}

/** Stores what a step gave. Throws before anything is stored when the ids of a list would not tell its values apart. */
function keep(
  nodeId: string,
  definition: AnyNode,
  path: Path,
  given: Readonly<Record<string, unknown>>,
  values: PhotoValues,
): void {
  const ports = Object.entries(definition.outputs).filter(([port]) => given[port] !== undefined);
  const lists = new Map<string, readonly Expanded<unknown>[]>();
  for (const [port, { options }] of ports) if (options.expands) lists.set(port, checkedList(given[port], port));
  for (const [port] of ports) {
    const list = lists.get(port);
    if (!list) values.set(nodeId, port, path, given[port]);
    else {
      values.open(nodeId, port, path);
      for (const { id, value } of list) values.set(nodeId, port, [...path, id], value);
    }
  }
}

function checkedList(given: unknown, port: string): readonly Expanded<unknown>[] {
  // An expanding output is typed as such a list; see `OutputsOf`.
  const list = given as readonly Expanded<unknown>[];
  const ids = new Set(list.map((each) => each.id));
  if (ids.size !== list.length || [...ids].some((id) => id.includes(PATH_SEPARATOR)))
    throw new Error(`the ids in the list of "${port}" do not tell its values apart`);
  return list;
}

/** Whether a final step ran at any path, or had nothing to run on because nothing was found. */
function reachedTheEnd(plan: Plan, values: PhotoValues): boolean {
  return plan.steps.some((step) => {
    if (!step.final) return false;
    const ends = [...values.ends(step.nodeId).values()];
    return ends.length === 0 || ends.some(({ end }) => end.kind === 'ok');
  });
}

/** Steps that were left out wherever they might have run, and because of which step. */
function skippedSteps(plan: Plan, values: PhotoValues): Record<string, string> {
  const skipped = plan.steps.flatMap(({ nodeId }) => {
    const by = [...values.ends(nodeId).values()].map(({ end }) => (end.kind === 'skipped' ? end.by : null));
    const [first] = by;
    return first != null && !by.includes(null) ? [[nodeId, first] as const] : [];
  });
  return Object.fromEntries(skipped);
}
