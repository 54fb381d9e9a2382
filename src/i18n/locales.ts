// The languages of the screens. Knows no message.

export const LOCALES = ['en', 'de'] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'en';

/** Keeps what a person chose; the browser's own wish counts until then. */
export const LOCALE_COOKIE = 'lensgraph-language';

/** Each language in its own words. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', de: 'Deutsch' };

export const isLocale = (word: string | undefined): word is Locale => LOCALES.some((each) => each === word);

/** The first language of an `Accept-Language` header that we speak: "de-AT,de;q=0.9,en;q=0.8" -> "de". */
export function localeOf(acceptLanguage: string | null): Locale {
  const wishes = (acceptLanguage ?? '').split(',').map((part) => {
    const [tag = '', ...rest] = part.trim().split(';');
    const quality = rest.find((each) => each.trim().startsWith('q='));
    return { tag: tag.toLowerCase().split('-')[0], weight: quality ? Number(quality.trim().slice(2)) || 0 : 1 };
  });
  const ours = wishes.sort((a, b) => b.weight - a.weight).find(({ tag, weight }) => weight > 0 && isLocale(tag));
  return isLocale(ours?.tag) ? ours.tag : DEFAULT_LOCALE;
}
