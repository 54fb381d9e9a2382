// Finds what looks like a price, a date, a code ... in a line of text. The patterns are ours: nobody writes one, so none can be
// made to run for ever. Pure.

const CURRENCY = '(?:[€$£¥]|EUR|USD|GBP|CHF)';

/** No part of one can match the same letters in two ways, so the time grows with the square of a text at the most. */
const PATTERNS = {
  number: /[-+]?\d+(?:[.,]\d+)*/g,
  price: new RegExp(
    `${CURRENCY} ?\\d{1,7}(?:[.,]\\d{2})?(?!\\d)|(?<![\\d.,])\\d{1,7}[.,]\\d{2}(?!\\d|[.,]\\d| ?%)(?: ?${CURRENCY})?|(?<!\\d)\\d{1,7} ?${CURRENCY}`,
    'g',
  ),
  date: /(?<!\d)(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2}))(?!\d)/g,
  time: /(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?!\d)/g,
  percent: /\d+(?:[.,]\d+)? ?%/g,
  code: /(?<![A-Z0-9])(?=[A-Z/-]{0,20}\d)[A-Z0-9][A-Z0-9/-]{3,39}(?![A-Za-z0-9])/g,
  email: /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g,
  web: /(?:https?:\/\/|www\.)[\w-]{1,63}(?:\.[\w-]{1,63})+(?:\/[\w./?=&%#-]*)?/g,
} as const satisfies Record<string, RegExp>;

/** No line is longer than a model reads; what comes after is not looked at. */
const MAX_LENGTH = 1_000;

export type TextPattern = keyof typeof PATTERNS;
export const TEXT_PATTERNS = [
  'number',
  'price',
  'date',
  'time',
  'percent',
  'code',
  'email',
  'web',
] as const satisfies readonly TextPattern[];

/**
 * The parts of `text` that look like one of `patterns`, from left to right; where two share letters, the one that begins first
 * and of those the longer.
 */
export function patternMatches(text: string, patterns: readonly TextPattern[]): string[] {
  const line = text.slice(0, MAX_LENGTH);
  const found = patterns
    .flatMap((name) => [...line.matchAll(PATTERNS[name])].map((match) => ({ from: match.index, part: match[0] })))
    .sort((a, b) => a.from - b.from || b.part.length - a.part.length);
  const parts: string[] = [];
  let end = 0;
  for (const { from, part } of found) {
    if (from < end) continue;
    parts.push(part);
    end = from + part.length;
  }
  return parts;
}
