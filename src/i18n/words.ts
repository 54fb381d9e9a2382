// Every word that comes from the core (steps, settings, ports, data types, problems, repairs, errors), in the language of the
// screen and from one place. English of steps falls out of their definitions. Knows no screen and no concrete node.

import { useLocale, useMessages } from 'next-intl';
import { useMemo } from 'react';
import type { DataType, Warning } from '../core/data-types';
import type { Category } from '../core/node';
import { errorWords, problemsIn } from './error-words';
import type { Kinds } from './kinds/kind-words';
import { useKinds } from './kinds/use-kinds';
import { listsOf } from './lists';
import type { Messages } from './messages';
import { type NodeDictionaries, nodeWords } from './node-words';
import { percentIn, shareIn } from './numbers';
import { fillPattern } from './pattern';
import { problemWords } from './problem-words';

const UNREADABLE: ReadonlySet<string> = new Set([
  'newer_workflow',
  'not_a_workflow',
  'forbidden_key',
  'too_many_nodes',
  'duplicate_id',
]);

export type Words = ReturnType<typeof createWords>;

/** The messages of a language as the screens have them; `nodes`: what steps say, in other languages than English. */
export interface WordMessages {
  readonly words: Messages['words'];
  readonly nodes?: NodeDictionaries;
}

type SaidKinds = Pick<Kinds, 'word' | 'counted'>;

const AS_WRITTEN: SaidKinds = { word: (label) => label, counted: (label, count) => `${count} ${label}` };

/** `kinds`: what kinds of objects are called; left out, as the models call them. */
export function createWords(locale: string, messages: WordMessages, { word, counted }: SaidKinds = AS_WRITTEN) {
  const { words, nodes = {} } = messages;
  const { list, and, or } = listsOf(locale, words.list);
  const kind = (label: string, count?: number): string => (count === undefined ? word(label) : counted(label, count));
  const typeName = (type: DataType | 'any'): string => words.types[type];
  const quote = (text: string): string => fillPattern(locale, words.quote.one, { text });
  const problems = problemWords(locale, words, nodes, { typeName, and, or, quote });
  const errors = errorWords(locale, words.errors);
  return {
    ...nodeWords(locale, nodes, { list, kind }),
    ...problems,
    ...errors,
    /** What happened and what to do. Of a workflow that cannot even be read, why not. */
    error(error: unknown): string {
      const unreadable = problemsIn(error).find(({ code }) => UNREADABLE.has(code));
      return unreadable ? problems.problem(unreadable) : errors.error(error);
    },
    /** What somebody should know of a photo that went well. */
    warning: ({ code, params }: Warning): string => fillPattern(locale, words.warnings[code], { ...params }),
    typeName,
    /** The heading under which steps of this kind stand in the palette. */
    categoryTitle: (category: Category): string => words.categories[category],
    /** "apple, orange, cup and 3 more". */
    list,
    /** 0.873 -> "87%". */
    share: (share: number): string => shareIn(locale, share),
    /** 0.42 -> "0.4%". */
    percent: (percent: number): string => percentIn(locale, percent),
    and,
    or,
    quote,
  };
}

/** The words in the language of this screen, kinds of objects as its models' kinds are called. */
export function useWords(): Words {
  const locale = useLocale();
  const messages: WordMessages = useMessages();
  const kinds = useKinds();
  return useMemo(() => createWords(locale, messages, kinds), [locale, messages, kinds]);
}
