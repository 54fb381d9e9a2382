// Whether a card fits the file it is for: every name it gives is one of the file, its roles are those of the family, and
// there are not more labels than classes. Pure.

import { LensgraphError } from '../../core/errors';
import type { CardDraft } from '../card';
import { checkLabelCount } from '../companions/label-values';
import { familyEntry } from '../families';
import type { ImportRecord } from './imports';

const refuse = (reason: string) => new LensgraphError('model_unsupported', { name: 'model', reason });

/** Of no use alone: they read or turn lines that something else must find. */
const PARTS: readonly string[] = ['text-angle', 'text-reader'];

/** Throws `model_part`, `model_unsupported`, `label_count`. */
export function checkDraft(draft: CardDraft, { facts, guesses }: Pick<ImportRecord, 'facts' | 'guesses'>): void {
  if (PARTS.includes(draft.family)) throw new LensgraphError('model_part');
  const { roles, optionalRoles, tasks } = familyEntry(draft.family);
  if (!tasks.includes(draft.task)) throw refuse(`its family does not do "${draft.task}"`);
  const inputs = new Set(facts.inputs.map(({ name }) => name));
  for (const { name } of [draft.input, ...draft.extraInputs]) {
    if (!inputs.has(name)) throw refuse(`the file has no input "${name}"`);
  }
  const outputs = new Set(facts.outputs.map(({ name }) => name));
  for (const [role, name] of Object.entries(draft.outputs)) {
    if (![...roles, ...optionalRoles].includes(role)) throw refuse(`its family has no output "${role}"`);
    if (!outputs.has(name)) throw refuse(`the file has no output "${name}"`);
  }
  const missing = roles.find((role) => !Object.hasOwn(draft.outputs, role));
  if (missing !== undefined) throw refuse(`its family needs an output "${missing}"`);
  const classes = guesses.find(({ draft: { family } }) => family === draft.family)?.classes ?? null;
  if (classes !== null) checkLabelCount(draft.labels, classes);
}
