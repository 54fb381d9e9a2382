// Outputs by the names exporters give them. Knows no family of models.

import { draftGuess, type Reading } from './draft';
import { type Evidence, outputNamed } from './evidence';
import { type Guess, reason } from './guess';

export type Roles = Record<string, string>;

/** Output names by role, if every name is there. */
export function roles(evidence: Evidence, names: Readonly<Record<string, string>>): Roles | null {
  const found: Roles = {};
  for (const [role, name] of Object.entries(names)) {
    const output = outputNamed(evidence, name);
    if (!output) return null;
    found[role] = output.name;
  }
  return found;
}
export const named = (outputs: Roles, exporter: string) => [
  reason('output-names', { names: Object.values(outputs).join(', '), exporter }),
];
export const guess = (evidence: Evidence, reading: Reading): Guess[] => [draftGuess(evidence, reading)];
