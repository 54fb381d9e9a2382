// Every language says everything, with the same arguments, and every message can be read.
import { createTranslator } from 'next-intl';
import { describe, expect, test } from 'vitest';
import { argumentsOf } from '../../test/support/icu';
import { LOCALES, localeOf } from './locales';
import { MESSAGES } from './messages';

type Flat = ReadonlyMap<string, string>;

function flat(messages: object, prefix = ''): Flat {
  return new Map(
    Object.entries(messages).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[prefix + key, value]] : [...flat(Object(value), `${prefix}${key}.`)],
    ),
  );
}

const english = flat(MESSAGES.en);

describe.each(LOCALES)('%s', (locale) => {
  const own = flat(MESSAGES[locale]);
  test('has the same messages as English', () => {
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
  });
  test('uses the same arguments as English', () => {
    for (const [key, message] of english)
      expect([key, argumentsOf(own.get(key) ?? '')]).toEqual([key, argumentsOf(message)]);
  });
  test('can be read, every one', () => {
    const errors: unknown[] = [];
    // Keys are taken from the messages themselves, so their type cannot say more than "a string".
    const t = createTranslator({ locale, messages: Object(MESSAGES[locale]), onError: (error) => errors.push(error) });
    for (const [key, message] of own) {
      const values = Object.fromEntries(argumentsOf(message).map((name) => [name, 1]));
      if (message.includes('<')) continue;
      expect(t(key as never, values as never)).not.toBe('');
    }
    expect(errors).toEqual([]);
  });
});

test("the browser's wish is understood", () => {
  expect(localeOf('de-AT,de;q=0.9,en;q=0.8')).toBe('de');
  expect(localeOf('fr,en;q=0.3,de;q=0.7')).toBe('de');
  expect(localeOf('fr')).toBe('en');
  expect(localeOf(null)).toBe('en');
});
