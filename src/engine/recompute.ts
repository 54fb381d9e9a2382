// What would come out with other settings, or after a correction by hand, told from what a run stored: only the steps that
// follow from the change are run again, without photos and without models. Runs in the browser too.

import type { NodeContext } from '../core/context';
import type { ImageValue } from '../core/data-types';
import { LensgraphError } from '../core/errors';
import type { NodeRegistry, RawConfig } from '../core/node';
import type { PortValues } from '../core/photo-record';
import type { Plan, PlanStep } from '../core/plan';
import { outputsAt } from './given-outputs';
import { runPhoto } from './run-photo';

export interface RecomputeOptions {
  readonly registry: NodeRegistry;
  /** Other settings by step; what is not named stays. */
  readonly config?: Readonly<Record<string, RawConfig>>;
  /** Other values for ports, in the form in which they are stored. The step itself is then never run again. */
  readonly replace?: readonly { readonly nodeId: string; readonly port: string; readonly value: unknown }[];
  /** Steps that failed when the values were stored; what follows from them stays left out. */
  readonly failed?: readonly string[];
}

export interface Recomputed {
  /** All outputs, the unchanged ones too. */
  readonly outputs: PortValues;
  /** Steps whose outputs cannot be told without the photo or a model, with all that follows from them. */
  readonly missing: readonly string[];
}

/** Throws `param_invalid` when a setting is not valid. */
export async function recompute(plan: Plan, stored: PortValues, options: RecomputeOptions): Promise<Recomputed> {
  const changed = withConfig(plan, options);
  const replaced = options.replace ?? [];
  const fixed = new Set(replaced.map(({ nodeId }) => nodeId));
  const affected = followers(changed, fixed, {
    nodes: Object.keys(options.config ?? {}),
    takes: ({ nodeId, port }) => replaced.some((each) => each.nodeId === nodeId && each.port === port),
  });
  const before: Record<string, Record<string, unknown>> = { ...stored };
  for (const { nodeId, port, value } of replaced) before[nodeId] = { ...before[nodeId], [port]: value };

  const photo = photoOf(plan, stored);
  if (!photo) return { outputs: before, missing: inOrder(plan, affected) };
  const stuck = new Set<string>();
  const failed = new Set(options.failed);
  const { outputs } = await runPhoto(changed, {
    registry: options.registry,
    photo,
    contextFor: (nodeId) => blindContext(nodeId, stuck),
    onError: () => undefined,
    given: (step, path) => {
      if (affected.has(step.nodeId)) {
        if (!options.registry.get(step.type)?.effects) return undefined;
        stuck.add(step.nodeId);
        return 'failed';
      }
      const gave = outputsAt(step, before[step.nodeId] ?? {}, path);
      return Object.keys(gave).length === 0 && failed.has(step.nodeId) ? 'failed' : gave;
    },
  });
  const missing = followers(changed, fixed, { nodes: [...stuck], takes: () => false });
  return {
    outputs: Object.fromEntries(Object.entries(outputs).filter(([nodeId]) => !missing.has(nodeId))),
    missing: inOrder(plan, missing),
  };
}

function withConfig(plan: Plan, { config = {}, registry }: RecomputeOptions): Plan {
  for (const nodeId of Object.keys(config)) {
    if (plan.steps.some((step) => step.nodeId === nodeId)) continue;
    throw new LensgraphError('param_invalid', { param: nodeId, reason: 'there is no such step.' });
  }
  const steps = plan.steps.map((step): PlanStep => {
    const patch = Object.hasOwn(config, step.nodeId) ? config[step.nodeId] : undefined;
    const parsed = patch && registry.get(step.type)?.config.safeParse({ ...step.config, ...patch });
    if (!parsed) return step;
    if (parsed.success) return { ...step, config: parsed.data };
    const [issue] = parsed.error.issues;
    const param = [step.nodeId, ...(issue?.path ?? [])].join('.');
    throw new LensgraphError('param_invalid', { param, reason: issue?.message ?? '' });
  });
  return { ...plan, steps };
}

/** The steps that change when `nodes` do and when what certain ports give does; never those in `fixed`. */
export function followers(
  plan: Plan,
  fixed: ReadonlySet<string>,
  from: { readonly nodes: readonly string[]; takes(port: { nodeId: string; port: string }): boolean },
): ReadonlySet<string> {
  const found = new Set(from.nodes.filter((nodeId) => !fixed.has(nodeId)));
  for (const step of plan.steps) {
    if (fixed.has(step.nodeId)) continue;
    const givers = Object.values(step.inputs).flat();
    if (givers.some((each) => 'nodeId' in each && (found.has(each.nodeId) || from.takes(each)))) found.add(step.nodeId);
  }
  return found;
}

const inOrder = (plan: Plan, nodes: ReadonlySet<string>): string[] =>
  plan.steps.flatMap(({ nodeId }) => (nodes.has(nodeId) ? [nodeId] : []));

/** The photo as the source gave it; null when it could not even be opened. */
function photoOf(plan: Plan, stored: PortValues): ImageValue | null {
  const source = plan.steps.find((step) => step.nodeId === plan.source);
  const port = Object.entries(source?.outputs ?? {}).find(([, { type }]) => type === 'image')?.[0];
  const value = port === undefined ? undefined : stored[plan.source]?.[port];
  // The plan says the type of what is stored here.
  return value === undefined ? null : (value as ImageValue);
}

/** A context with nothing behind it: who asks is noted. */
function blindContext(nodeId: string, stuck: Set<string>): NodeContext {
  const ask = async (): Promise<never> => {
    stuck.add(nodeId);
    throw new LensgraphError('unavailable', { reason: 'The photo itself is needed for this step.' });
  };
  return {
    nodeId,
    photoIndex: 0,
    candidates: ask,
    scores: ask,
    outlines: ask,
    texts: ask,
    renderPhoto: ask,
    renderThumbnail: ask,
    renderNumbers: ask,
  };
}
