// All messages by language. English says which there are; a test holds the others to it.
import type { Locale } from './locales';
import { de } from './messages/de';
import deNodes from './messages/de/nodes.json';
import { en } from './messages/en';
import type { NodeDictionaries } from './node-words';

/** What steps say, by language; English falls out of their definitions. Made by bin/generate-registry.mjs. */
export const NODE_WORDS: Readonly<Record<Locale, NodeDictionaries>> = { en: {}, de: deNodes };

export type Messages = typeof en;

export const MESSAGES: Readonly<Record<Locale, Messages>> = { en, de };
