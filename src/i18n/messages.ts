// All messages by language. English says which there are; a test holds the others to it.
import type { Locale } from './locales';
import { de } from './messages/de';
import { en } from './messages/en';

export type Messages = typeof en;

export const MESSAGES: Readonly<Record<Locale, Messages>> = { en, de };
