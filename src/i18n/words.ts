// Every word that comes from the core (steps, settings, ports, data types, problems, repairs, errors), in the language of the
// screen and from one place. English of steps falls out of their definitions. Knows no screen and no concrete node.

import { useLocale, useMessages } from 'next-intl';
import { useMemo } from 'react';
import type { DataType } from '../core/data-types';
import type { Category } from '../core/node';
import { errorWords } from './error-words';
import { listsOf } from './lists';
import type { Messages } from './messages';
import { type NodeDictionaries, nodeWords } from './node-words';
import { fillPattern } from './pattern';
import { problemWords } from './problem-words';

export type Words = ReturnType<typeof createWords>;

/** The messages of a language as the screens have them; `nodes`: what steps say, in other languages than English. */
export interface WordMessages {
  readonly words: Messages['words'];
  readonly nodes?: NodeDictionaries;
}

export function createWords(locale: string, messages: WordMessages) {
  const { words, nodes = {} } = messages;
  const { list, and, or } = listsOf(locale, words.list);
  const typeName = (type: DataType | 'any'): string => words.types[type];
  const quote = (text: string): string => fillPattern(locale, words.quote.one, { text });
  return {
    ...nodeWords(locale, nodes, list),
    ...problemWords(locale, words, nodes, { typeName, and, or, quote }),
    ...errorWords(locale, words.errors),
    typeName,
    /** The heading under which steps of this kind stand in the palette. */
    categoryTitle: (category: Category): string => words.categories[category],
    /** "apple, orange, cup and 3 more". */
    list,
    and,
    or,
    quote,
  };
}

/** The words in the language of this screen. */
export function useWords(): Words {
  const locale = useLocale();
  const messages: WordMessages = useMessages();
  return useMemo(() => createWords(locale, messages), [locale, messages]);
}
