// Folds the stored photos of a run, in order, into totals and files, by the collectors of its steps.
// Nothing partial is kept: a retry folds again.

import type { CollectContext, RunFile } from '../core/context';
import type { AnyCollectedPhoto, AnyNode, NodeRegistry } from '../core/node';
import type { PathValue, PhotoRecord } from '../core/photo-record';
import type { Plan, PlanStep } from '../core/plan';
import type { Gathered } from '../core/ports';

export interface CollectRunOptions {
  readonly registry: NodeRegistry;
  /** All photos of the run in order; called again for every walk. */
  readonly records: () => AsyncIterable<PhotoRecord>;
  contextFor(nodeId: string): CollectContext;
}

export interface CollectedRun {
  readonly totals: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly files: readonly RunFile[];
}

export async function collectRun(
  plan: Plan,
  { registry, records, contextFor }: CollectRunOptions,
): Promise<CollectedRun> {
  const folds = plan.steps.flatMap((step) => {
    const definition = registry.get(step.type);
    const collector = definition?.collect;
    if (!definition || !collector) return [];
    return [{ step, definition, collector, state: collector.init({ config: step.config }) }];
  });
  if (folds.length === 0) return { totals: {}, files: [] };

  for await (const record of records()) {
    for (const fold of folds) {
      fold.state = fold.collector.add(fold.state, collectedPhoto(fold.step, fold.definition, record, plan), {
        config: fold.step.config,
      });
    }
  }
  const totals: Record<string, Readonly<Record<string, unknown>>> = {};
  const files: RunFile[] = [];
  for (const { step, definition, collector, state } of folds) {
    async function* photos() {
      for await (const record of records()) yield collectedPhoto(step, definition, record, plan);
    }
    const done = await collector.finish({ state, config: step.config, photos, ctx: contextFor(step.nodeId) });
    if (done.totals) totals[step.nodeId] = done.totals;
    files.push(...(done.files ?? []));
  }
  return { totals, files };
}

function collectedPhoto(step: PlanStep, definition: AnyNode, record: PhotoRecord, plan: Plan): AnyCollectedPhoto {
  const inputs: Record<string, readonly Gathered<unknown>[]> = {};
  for (const port of Object.keys(definition.inputs)) {
    inputs[port] = (step.inputs[port] ?? []).flatMap((binding) =>
      'nodeId' in binding ? stored(binding.nodeId, binding.port, record, plan) : [],
    );
  }
  const outputs = Object.fromEntries(
    Object.keys(definition.outputs).map((port) => [port, stored(step.nodeId, port, record, plan)]),
  );
  const { index, file, status, error } = record;
  const skippedBy = record.skipped?.[step.nodeId];
  return { index, file, status, ...(error ? { error } : {}), ...(skippedBy ? { skippedBy } : {}), inputs, outputs };
}

function stored(nodeId: string, port: string, record: PhotoRecord, plan: Plan): readonly Gathered<unknown>[] {
  const value = Object.hasOwn(record.outputs, nodeId) ? record.outputs[nodeId]?.[port] : undefined;
  if (value === undefined) return [];
  const step = plan.steps.find((each) => each.nodeId === nodeId);
  const depth = step?.outputs[port]?.depth ?? step?.lineage.length ?? 0;
  if (depth === 0) return [{ path: [], from: nodeId, value }];
  return (value as readonly PathValue[]).map((each) => ({ path: each.path, from: nodeId, value: each.value }));
}
