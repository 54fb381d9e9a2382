// Fills one ICU message. Every sentence of the house goes through here, so that plurals, choices and numbers are said in one way.
// Knows no screen and where no message comes from.

import { createTranslator } from 'next-intl';
import { DEFAULT_LOCALE, isLocale } from './locales';

export type PatternValues = Readonly<Record<string, string | number>>;
type Translate = (key: 'sentence', values?: PatternValues) => string;

const translators = new Map<string, Translate>();

/** `pattern` in `locale`. A pattern that cannot be filled is a mistake of ours: it throws. */
export function fillPattern(locale: string, pattern: string, values?: PatternValues): string {
  const key = `${locale} ${pattern}`;
  let translate = translators.get(key);
  if (!translate) {
    translate = createTranslator({
      locale: isLocale(locale) ? locale : DEFAULT_LOCALE,
      messages: { sentence: pattern },
      onError: (error) => {
        throw error;
      },
    });
    translators.set(key, translate);
  }
  return translate('sentence', values);
}
