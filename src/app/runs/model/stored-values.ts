// Single values out of what a run stored, by step and port.
import type { Table } from '../../../core/data-types';
import type { PortValues } from '../../../core/photo-record';
import type { Plan } from '../../../core/plan';
import type { PortRef } from '../../../core/result-view';

/** The value of a port; null where the step gave none. The plan says its type, which `T` repeats. */
export function storedValue<T>(outputs: PortValues, { nodeId, port }: PortRef): T | null {
  const values = Object.hasOwn(outputs, nodeId) ? outputs[nodeId] : undefined;
  return ((values && Object.hasOwn(values, port) ? values[port] : undefined) ?? null) as T | null;
}

/** The first table that a step gives for a whole photo. */
export function storedTable(plan: Plan, outputs: PortValues, nodeId: string): Table | null {
  const step = plan.steps.find((each) => each.nodeId === nodeId);
  const [port] =
    Object.entries(step?.outputs ?? {}).find(([, { type, depth }]) => type === 'table' && depth === 0) ?? [];
  return port === undefined ? null : storedValue<Table>(outputs, { nodeId, port });
}

/** A number among the settings of a step. */
export function settingOf(plan: Plan, nodeId: string, field: string): number | null {
  const value = plan.steps.find((each) => each.nodeId === nodeId)?.config[field];
  return typeof value === 'number' ? value : null;
}

/** Below this nothing is known: the same setting of the steps before, or its own where none comes before. */
export function limitBefore(plan: Plan, { nodeId, field }: { nodeId: string; field: string }): number {
  const step = plan.steps.find((each) => each.nodeId === nodeId);
  const before = Object.values(step?.inputs ?? {})
    .flat()
    .flatMap((binding) => ('nodeId' in binding ? (settingOf(plan, binding.nodeId, field) ?? []) : []));
  return before.length > 0 ? Math.min(...before) : (settingOf(plan, nodeId, field) ?? 0);
}

/** Kinds that a step was told to look for; none means every kind. */
export function wantedLabels(plan: Plan, nodeId: string): readonly string[] {
  const labels = plan.steps.find((each) => each.nodeId === nodeId)?.config.labels;
  return Array.isArray(labels) ? labels.filter((label) => typeof label === 'string') : [];
}
