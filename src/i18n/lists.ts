// Puts words in a row the way a language does. Knows no screen.

import { fillPattern } from './pattern';

export interface ListPatterns {
  readonly and: string;
  readonly or: string;
  readonly more: string;
}

/** "apple", "apple and orange", "apple, orange, cup and 3 more". */
export function listsOf(locale: string, patterns: ListPatterns) {
  const join = (words: readonly string[], pattern: string): string => {
    const last = words.at(-1);
    if (last === undefined || words.length === 1) return last ?? '';
    return fillPattern(locale, pattern, { first: words.slice(0, -1).join(', '), last });
  };
  return {
    or: (words: readonly string[]): string => join(words, patterns.or),
    and: (words: readonly string[]): string => join(words, patterns.and),
    /** At most `most` of them by name. */
    list: (words: readonly string[], most = 3): string =>
      words.length > most
        ? fillPattern(locale, patterns.more, { first: words.slice(0, most).join(', '), count: words.length - most })
        : join(words, patterns.and),
  };
}
