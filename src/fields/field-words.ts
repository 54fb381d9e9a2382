// What a form says of a setting, by its path ("rules/property"): title, help, words of its choices. In the language of the screen.
'use client';

import { useTranslations } from 'next-intl';
import type { AnyNode } from '../core/node';
import { useWords } from '../i18n/words';
import { type FieldFault, fieldFault } from './field-fault';
import type { ChoiceValue, Schema } from './field-shape';

export interface FieldWords {
  title(path: string): string;
  help(path: string): string;
  choice(path: string, value: ChoiceValue): string;
  unit(path: string): string;
  ends(path: string): readonly [string, string] | null;
  fault(fault: FieldFault): string;
}

export function useFieldWords(definition: AnyNode): FieldWords {
  const t = useTranslations('fields');
  const words = useWords();
  return {
    title: (path) => words.fieldTitle(definition, path),
    help: (path) => words.fieldHelp(definition, path),
    choice: (path, value) => words.choice(definition, path, value),
    unit: (path) => words.fieldUnit(definition, path),
    ends: (path) => words.fieldEnds(definition, path),
    fault: ({ code, limit, message }) =>
      t(`fault.${code}`, { limit, message: code === 'said' ? words.say(definition, message) : message }),
  };
}

/** The sentence for what is wrong with a value, or null. */
export function faultSentence(words: FieldWords, schema: Schema, value: unknown): string | null {
  const fault = fieldFault(schema, value);
  return fault && words.fault(fault);
}
