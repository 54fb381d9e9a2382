// Says what went wrong in the language of the screen, whatever it was: an error of ours by its code, a lost connection, or anything else.
// Knows no transport; it looks only at what an error carries.

import type { Problem } from '../core/problems';
import { fillPattern, type PatternValues } from './pattern';

interface Told {
  readonly code: string;
  readonly message: string;
  readonly params: PatternValues | undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isValues = (value: unknown): value is PatternValues =>
  isRecord(value) && Object.values(value).every((each) => typeof each === 'string' || typeof each === 'number');

/** Code and values of an error: of tRPC's (`data.reason`), of a stored one and of the API's body (`code`). */
function told(error: unknown): Told | null {
  if (!isRecord(error)) return null;
  const message = typeof error.message === 'string' ? error.message : '';
  if (isRecord(error.data) && typeof error.data.reason === 'string')
    return { code: error.data.reason, message, params: isValues(error.data.params) ? error.data.params : undefined };
  if (typeof error.code === 'string')
    return { code: error.code, message, params: isValues(error.params) ? error.params : undefined };
  return isRecord(error.error) ? told(error.error) : null;
}

/** The problems an error of the server brings along. */
export function problemsIn(error: unknown): readonly Problem[] {
  const problems = isRecord(error) && isRecord(error.data) ? error.data.problems : null;
  return Array.isArray(problems) ? problems : [];
}

/** A request that got no answer at all: tRPC tells it without data, fetch as a TypeError. */
function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error instanceof TypeError || error.cause instanceof TypeError || /fetch|network/i.test(error.message);
}

export function errorWords(locale: string, patterns: Readonly<Record<string, string>>) {
  const fill = (code: string, params: PatternValues = {}) => fillPattern(locale, patterns[code] ?? code, params);
  return {
    /** What happened and what to do, in that order. */
    error(error: unknown): string {
      const known = told(error);
      if (!known) return fill(isUnreachable(error) ? 'unreachable' : 'internal');
      if (!Object.hasOwn(patterns, known.code)) return known.message || fill('internal');
      const pattern = patterns[known.code] ?? '';
      const { params = {} } = known;
      // Photos that failed before errors carried their values have the sentence only.
      const isComplete = namesIn(pattern).every((name) => name in params || name === 'why');
      return isComplete ? fill(known.code, { why: 'none', ...params }) : known.message;
    },
  };
}

/** The names a message needs at its outermost level: `{name}`, `{count, plural, ...}`. */
export function namesIn(pattern: string): string[] {
  const names = new Set<string>();
  let depth = 0;
  for (let at = 0; at < pattern.length; at++) {
    if (pattern[at] === '{') {
      if (depth === 0) names.add(/^\s*(\w+)/.exec(pattern.slice(at + 1))?.[1] ?? '');
      depth += 1;
    } else if (pattern[at] === '}') depth -= 1;
  }
  return [...names];
}
