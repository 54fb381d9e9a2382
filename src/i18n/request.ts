// Which language a request is answered in: the one chosen here, else the browser's. Runs on the server only.
import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { GERMAN_KINDS } from './kinds/german';
import type { KindDictionary } from './kinds/kind-words';
import { isLocale, LOCALE_COOKIE, type Locale, localeOf } from './locales';
import { MESSAGES, NODE_WORDS } from './messages';

/** English calls kinds as the models do. */
const KINDS: Readonly<Record<Locale, KindDictionary | undefined>> = { en: undefined, de: GERMAN_KINDS };

export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  const locale = isLocale(chosen) ? chosen : localeOf((await headers()).get('accept-language'));
  const messages = { ...MESSAGES[locale], nodes: NODE_WORDS[locale], kinds: KINDS[locale] };
  return { locale, messages, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
});
