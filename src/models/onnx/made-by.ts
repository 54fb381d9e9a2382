// Which operations compute an output's values: the evidence that a score has been through a softmax, or has not.
// Knows no family of models.

import type { Maker } from './graph-walk';

/** They move, join or convert values and leave them what they are. */
const SEEN_THROUGH = new Set([
  'Identity',
  'Cast',
  'Reshape',
  'Flatten',
  'Squeeze',
  'Unsqueeze',
  'Transpose',
  'Slice',
  'Split',
  'Concat',
  'Gather',
]);
/** Of these only the first input is values, the others are shapes and places. */
const ALL_INPUTS_ARE_VALUES = new Set(['Concat']);
const MOST_STEPS = 200;

/** The nearest operations before `output` that compute, each once, in the order they are met. */
export function madeBy(output: string, makers: ReadonlyMap<string, Maker>): string[] {
  const found = new Set<string>();
  const waiting = [output];
  const seen = new Set<string>();
  for (let step = 0; step < MOST_STEPS; step++) {
    const name = waiting.shift();
    if (name === undefined) break;
    if (seen.has(name)) continue;
    seen.add(name);
    const maker = makers.get(name);
    if (!maker) continue;
    if (!SEEN_THROUGH.has(maker.op)) found.add(maker.op);
    else waiting.push(...(ALL_INPUTS_ARE_VALUES.has(maker.op) ? maker.inputs : maker.inputs.slice(0, 1)));
  }
  return [...found];
}
