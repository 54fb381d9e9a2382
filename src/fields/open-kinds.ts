// Which kinds of values fit one field of a group as its other fields stand now, found by asking the group's own schema.
// So a form follows rules like "a label is compared with a word" without knowing them.

import { z } from 'zod';
import type { ChoiceValue, Schema } from './field-shape';

export const OPEN_KINDS = ['number', 'word', 'yesno', 'numbers', 'words'] as const;
export type OpenKind = (typeof OPEN_KINDS)[number];

const SAMPLES: Readonly<Record<OpenKind, unknown>> = {
  number: 0.5,
  word: 'a',
  yesno: true,
  numbers: [0.5],
  words: ['a'],
};

const START: Readonly<Record<OpenKind, unknown>> = { number: 0, word: '', yesno: true, numbers: [], words: [] };

/** The kinds that fit `field`, the usual one first. */
export function openKinds(group: Schema, values: Readonly<Record<string, unknown>>, field: string): OpenKind[] {
  return OPEN_KINDS.filter((kind) => z.safeParse(group, { ...values, [field]: SAMPLES[kind] }).success);
}

/** What a field of this kind begins with; what stands there is kept where it can be read that way. */
export function asKind(kind: OpenKind, value: unknown): unknown {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  switch (kind) {
    case 'number':
      return typeof first === 'number' ? first : START.number;
    case 'word':
      return typeof first === 'string' ? first : START.word;
    case 'yesno':
      return typeof first === 'boolean' ? first : START.yesno;
    case 'numbers':
      return list(value, 'number') ?? START.numbers;
    case 'words':
      return list(value, 'string') ?? START.words;
  }
}

function list(value: unknown, type: 'number' | 'string'): unknown[] | null {
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.length > 0 && all.every((each) => typeof each === type) ? all : null;
}

/** The choices of `field` for which `open` could hold anything at all. */
export function possibleChoices(
  group: Schema,
  values: Readonly<Record<string, unknown>>,
  field: string,
  options: readonly ChoiceValue[],
  open: string,
): ChoiceValue[] {
  return options.filter((option) => openKinds(group, { ...values, [field]: option }, open).length > 0);
}
