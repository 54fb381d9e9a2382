// Runs a plan over one photo. A failing step fails the photo and skips what follows from it; everything else goes on.
// Knows no concrete node, no pixels, no models: a node reaches those through the context it is given.

import type { NodeContext } from '../core/context';
import type { ImageValue } from '../core/data-types';
import { asLensgraphError } from '../core/errors';
import type { AnyNode, NodeRegistry } from '../core/node';
import type { PhotoError, PhotoOutcome } from '../core/photo-record';
import type { Plan, PlanStep } from '../core/plan';
import type { Expanded, Path } from '../core/ports';
import { inputsAt, pathsOf, whyNoPaths } from './step-inputs';
import { createPhotoValues, type PhotoValues, type StepEnd } from './values';

export interface RunPhotoOptions {
  readonly registry: NodeRegistry;
  readonly photo: ImageValue;
  contextFor(nodeId: string): NodeContext;
  /** Told of every failure with the whole error, for the log. */
  onError(error: unknown, nodeId: string): void;
}

/** Never throws for what a step does: its failure is in the outcome. */
export async function runPhoto(plan: Plan, options: RunPhotoOptions): Promise<PhotoOutcome> {
  const values = createPhotoValues();
  let error: PhotoError | undefined;
  for (const step of plan.steps) {
    const definition = options.registry.get(step.type);
    if (!definition?.run) throw new Error(`the plan holds "${step.type}", which this registry cannot run`);
    const paths = pathsOf(step, definition, values);
    if (paths.length === 0) {
      const why = whyNoPaths(step, definition, values);
      if (why) values.end(step.nodeId, [], why);
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
  { photo, contextFor, onError }: RunPhotoOptions,
): Promise<PhotoError | undefined> {
  const received = inputsAt(step, definition, path, values);
  if ('end' in received) {
    values.end(step.nodeId, path, received.end);
    return undefined;
  }
  try {
    const ctx = contextFor(step.nodeId);
    const given = await definition.run?.({ inputs: received.inputs, config: step.config, photo, ctx });
    for (const [port, declared] of Object.entries(definition.outputs)) {
      const value = given?.[port];
      if (value === undefined) continue;
      if (declared.options.expands) spread(step.nodeId, port, path, value as readonly Expanded<unknown>[], values);
      else values.set(step.nodeId, port, path, value);
    }
    values.end(step.nodeId, path, { kind: 'ok' });
    return undefined;
  } catch (thrown) {
    onError(thrown, step.nodeId);
    values.end(step.nodeId, path, { kind: 'failed' });
    const { code, message } = asLensgraphError(thrown, 'step_failed', { node: step.nodeId });
    return { code, message, nodeId: step.nodeId };
  }
}

function spread(
  nodeId: string,
  port: string,
  path: Path,
  list: readonly Expanded<unknown>[],
  values: PhotoValues,
): void {
  values.open(nodeId, port);
  for (const { id, value } of list) values.set(nodeId, port, [...path, id], value);
}

/** Whether a final step ran at any path, or had nothing to run on because nothing was found. */
function reachedTheEnd(plan: Plan, values: PhotoValues): boolean {
  return plan.steps.some((step) => {
    if (!step.final) return false;
    const ends = [...values.ends(step.nodeId).values()];
    return ends.length === 0 || ends.some((end) => end.kind === 'ok');
  });
}

function skippedSteps(plan: Plan, values: PhotoValues): Record<string, string> {
  const skipped: Record<string, string> = {};
  for (const step of plan.steps) {
    const ends: StepEnd[] = [...values.ends(step.nodeId).values()];
    const first = ends.find((end) => end.kind === 'skipped');
    if (first?.kind === 'skipped' && ends.every((end) => end.kind === 'skipped')) skipped[step.nodeId] = first.by;
  }
  return skipped;
}
