// Every word that comes from the core (steps, settings, ports, data types, problems, repairs, errors), in the language of the
// screen and from one place. English falls out of the definitions. Knows no screen and no concrete node.

import { useLocale, useMessages } from 'next-intl';
import { useMemo } from 'react';
import { DATA_TYPE_LOOK, type DataType } from '../core/data-types';
import type { Fix, Problem } from '../core/problems';
import { listWords } from '../core/words';
import { type NodeDictionaries, nodeWords } from './node-words';

export type Words = ReturnType<typeof createWords>;

/** The messages of a language, by area; `nodes` is there in other languages than English only. */
export type WordMessages = Readonly<Record<string, unknown>>;

/** An error as it comes to a screen: ours with its code, or anything else. */
export interface ShownError {
  readonly message: string;
}

export function createWords(locale: string, messages: WordMessages) {
  const nodes = nodeWords(locale, (messages.nodes ?? {}) as NodeDictionaries, listWords);
  return {
    ...nodes,
    typeName: (type: DataType): string => DATA_TYPE_LOOK[type].title,
    problem: (problem: Problem): string => problem.message,
    fixLabel: (fix: Fix): string => fix.label,
    error: (error: unknown): string => (error instanceof Error ? error.message : String(error)),
  };
}

/** The words in the language of this screen. */
export function useWords(): Words {
  const locale = useLocale();
  const messages = useMessages();
  return useMemo(() => createWords(locale, messages), [locale, messages]);
}
