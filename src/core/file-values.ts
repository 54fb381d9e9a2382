// The files among a photo's values: found by the plan, whatever step made them.

import type { FileValue } from './data-types';
import type { PathValue, PortValues } from './photo-record';
import type { Plan } from './plan';

/** All files in `outputs`. */
export function filesIn(outputs: PortValues, plan: Plan): FileValue[] {
  const files: FileValue[] = [];
  eachFilePort(outputs, plan, (lists) => void files.push(...lists.flat()));
  return files;
}

/** `outputs` with every file replaced by what `replace` makes of it; the same object when there is no file. */
export async function withFiles(
  outputs: PortValues,
  plan: Plan,
  replace: (file: FileValue) => Promise<FileValue> | FileValue,
): Promise<PortValues> {
  const replaced = new Map<FileValue, FileValue>();
  for (const file of filesIn(outputs, plan)) replaced.set(file, await replace(file));
  if (replaced.size === 0) return outputs;
  const swap = (list: readonly FileValue[]) => list.map((file) => replaced.get(file) ?? file);
  const changed: Record<string, Record<string, unknown>> = { ...outputs };
  eachFilePort(outputs, plan, (_lists, nodeId, port, depth) => {
    const stored = outputs[nodeId]?.[port];
    const next =
      depth === 0
        ? swap(stored as readonly FileValue[])
        : (stored as readonly PathValue[]).map(({ path, value }) => ({
            path,
            value: swap(value as readonly FileValue[]),
          }));
    changed[nodeId] = { ...changed[nodeId], [port]: next };
  });
  return changed;
}

function eachFilePort(
  outputs: PortValues,
  plan: Plan,
  visit: (lists: readonly (readonly FileValue[])[], nodeId: string, port: string, depth: number) => void,
): void {
  for (const step of plan.steps) {
    for (const [port, { type, depth }] of Object.entries(step.outputs)) {
      const stored = type === 'file' ? outputs[step.nodeId]?.[port] : undefined;
      if (stored === undefined) continue;
      // The plan says the type of what is stored here.
      const lists =
        depth === 0
          ? [stored as readonly FileValue[]]
          : (stored as readonly PathValue[]).map(({ value }) => value as readonly FileValue[]);
      visit(lists, step.nodeId, port, depth);
    }
  }
}
