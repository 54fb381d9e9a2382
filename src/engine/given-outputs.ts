// Gives stored outputs back to the engine in the form in which the step once gave them, path by path.
// Knows no node and no graph, only what a plan and the stored values say.

import type { PathValue, PortValues } from '../core/photo-record';
import type { PlanStep } from '../core/plan';
import type { Expanded, Path } from '../core/ports';
import { startsWith } from './values';

/** What a step gave at a path, that it failed there, or undefined: it must be run. */
export type GivenOutputs = (step: PlanStep, path: Path) => Readonly<Record<string, unknown>> | 'failed' | undefined;

/** The outputs of one step at `path` out of what is stored of it; empty when it gave nothing there. */
export function outputsAt(step: PlanStep, stored: PortValues[string], path: Path): Readonly<Record<string, unknown>> {
  const at: Record<string, unknown> = {};
  for (const [port, value] of Object.entries(stored)) {
    const depth = step.outputs[port]?.depth ?? step.lineage.length;
    if (depth === 0) {
      at[port] = value;
      continue;
    }
    // A port below the photo is stored as a list of its values with their paths.
    const below = (value as readonly PathValue[]).filter((each) => startsWith(each.path, path));
    if (depth > step.lineage.length) at[port] = below.map(expanded);
    else if (below[0]) at[port] = below[0].value;
  }
  return at;
}

function expanded({ path, value }: PathValue): Expanded<unknown> {
  return { id: path.at(-1) ?? '', value };
}
