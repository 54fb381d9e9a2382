// Every word that comes from the core is there in every language: of each step and setting, of problems, repairs, errors and data types.
// A new node, code or data type is asked for the moment it exists.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from 'next-intl';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { nodes } from '../../nodes/registry.generated';
import { DATA_TYPE_LOOK, DATA_TYPES } from '../../src/core/data-types';
import { ERROR_KINDS } from '../../src/core/errors';
import { type AnyNode, CATEGORIES } from '../../src/core/node';
import { FIX_LABELS, PROBLEM_SENTENCES } from '../../src/core/problems';
import { fieldMeta, unwrap } from '../../src/i18n/field-at';
import { LOCALES } from '../../src/i18n/locales';
import { MESSAGES, NODE_WORDS } from '../../src/i18n/messages';
import { argumentsOf } from '../support/icu';
import { sources } from '../support/sources';

const OTHERS = LOCALES.filter((locale) => locale !== 'en');

/** Every setting of a node by its path, kinds of list items by what tells them apart. */
function* paths(schema: z.core.$ZodType, prefix = ''): Generator<string> {
  const bare = unwrap(schema);
  if (bare instanceof z.ZodObject) {
    for (const [name, field] of Object.entries<z.core.$ZodType>(bare.shape)) {
      yield prefix + name;
      yield* paths(field, `${prefix}${name}/`);
    }
  }
  if (bare instanceof z.ZodUnion) {
    for (const option of bare.options) {
      if (!(option instanceof z.ZodObject)) continue;
      const kind = Object.values<z.core.$ZodType>(option.shape)
        .map(unwrap)
        .find((each) => each instanceof z.ZodLiteral);
      if (kind instanceof z.ZodLiteral) yield* paths(option, `${prefix}${String([...kind.values][0])}/`);
    }
  }
}

/** The values a setting lets choose from, as keys. */
function choicesOf(schema: z.core.$ZodType | undefined): string[] {
  const bare = schema && unwrap(schema);
  if (bare instanceof z.ZodEnum) return bare.options.map(String);
  if (bare instanceof z.ZodUnion && bare.options.every((each) => each instanceof z.ZodLiteral))
    return bare.options.flatMap((each) => (each instanceof z.ZodLiteral ? [...each.values].map(String) : []));
  return [];
}

/** The patterns a node says: the first argument of `say` and `saying` in its file and its folder. */
function patternsOf(type: string): string[] {
  const found = new Set<string>();
  for (const { file, text } of sources('nodes')) {
    if (file !== `nodes/${type}.ts` && !file.startsWith(`nodes/${type}/`)) continue;
    const look = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && ['say', 'saying'].includes(node.expression.getText())) {
        const [pattern] = node.arguments;
        if (!pattern || !ts.isStringLiteralLike(pattern))
          throw new Error(`${file}: what is said must be written out where it is said: ${node.getText()}`);
        found.add(pattern.text);
      }
      ts.forEachChild(node, look);
    };
    look(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  }
  return [...found];
}

function readable(locale: (typeof LOCALES)[number], pattern: string): void {
  const onError = (error: Error) => {
    throw error;
  };
  const t = createTranslator({ locale, messages: { sentence: pattern }, onError });
  t('sentence', Object.fromEntries(argumentsOf(pattern).map((name) => [name, 1])));
}

describe.each([...nodes])('%s', (type, node: AnyNode) => {
  test('gives every choice a word', () => {
    for (const path of paths(node.config)) {
      const field = path
        .split('/')
        .reduce<z.core.$ZodType | undefined>((schema, part) => (schema ? step(schema, part) : undefined), node.config);
      expect([path, Object.keys(fieldMeta(node, path)?.choices ?? {}).sort()]).toEqual([path, choicesOf(field).sort()]);
    }
  });

  test.each(OTHERS)('says everything in %s', (locale) => {
    const words = NODE_WORDS[locale][type];
    if (!words) throw new Error(`write nodes/${type}.${locale}.json, then run: node bin/generate-registry.mjs`);
    expect(words.title.trim()).not.toBe('');
    expect(words.help).toMatch(/[.]$/);
    for (const side of ['inputs', 'outputs'] as const)
      expect(Object.keys(words[side]).sort()).toEqual(Object.keys(node[side]).sort());
    expect(Object.keys(words.fields).sort()).toEqual([...paths(node.config)].sort());
    for (const [path, field] of Object.entries(words.fields)) {
      const english = fieldMeta(node, path);
      expect(field.title?.trim(), `${path} has a title`).toBeTruthy();
      expect(field.help, `${path} has a sentence of help`).toMatch(/[.]$/);
      expect([path, field.unit !== undefined]).toEqual([path, english?.unit !== undefined]);
      expect([path, field.ends?.length]).toEqual([path, english?.ends?.length]);
      expect([path, Object.keys(field.choices ?? {}).sort()]).toEqual([
        path,
        Object.keys(english?.choices ?? {}).sort(),
      ]);
    }
    const patterns = patternsOf(type);
    expect(Object.keys(words.say).sort()).toEqual([...patterns].sort());
    for (const pattern of patterns) {
      const own = words.say[pattern] ?? '';
      expect(pattern, 'next-intl takes dots in keys for paths').not.toContain('.');
      expect(argumentsOf(own)).toEqual(argumentsOf(pattern));
      readable(locale, own);
      readable('en', pattern);
    }
  });
});

/** One step down a path: into an object, or to one kind of the items of a list. */
function step(schema: z.core.$ZodType, part: string): z.core.$ZodType | undefined {
  const bare = unwrap(schema);
  if (bare instanceof z.ZodObject) return bare.shape[part];
  if (!(bare instanceof z.ZodUnion)) return undefined;
  return bare.options.find(
    (option) =>
      option instanceof z.ZodObject &&
      Object.values<z.core.$ZodType>(option.shape).some(
        (each) => each instanceof z.ZodLiteral && [...each.values].some((value) => String(value) === part),
      ),
  );
}

test('no words are left of a node that is gone', () => {
  const dictionaries = readdirSync(join(import.meta.dirname, '../../nodes')).filter((name) => name.endsWith('.json'));
  const wanted = [...nodes.keys()].flatMap((type) => OTHERS.map((locale) => `${type}.${locale}.json`));
  expect(dictionaries.sort()).toEqual(wanted.sort());
});

test.each(LOCALES)('every code, data type and category can be said in %s', (locale) => {
  const { problems, fixes, errors, types, categories } = MESSAGES[locale].words;
  expect(Object.keys(problems).sort()).toEqual(Object.keys(PROBLEM_SENTENCES).sort());
  expect(Object.keys(fixes).sort()).toEqual(Object.keys(FIX_LABELS).sort());
  expect(Object.keys(errors).sort()).toEqual([...Object.keys(ERROR_KINDS), 'unreachable'].sort());
  expect(Object.keys(types).sort()).toEqual([...DATA_TYPES, 'any'].sort());
  expect(Object.keys(categories).sort()).toEqual([...CATEGORIES].sort());
});

test('data types are called the same on screens and in the API', () => {
  for (const type of DATA_TYPES) expect(MESSAGES.en.words.types[type]).toBe(DATA_TYPE_LOOK[type].title);
});

type Flat = ReadonlyMap<string, string>;
const flat = (value: object, prefix = ''): Flat =>
  new Map(
    Object.entries(value).flatMap(([key, each]): [string, string][] =>
      typeof each === 'string' ? [[prefix + key, each]] : [...flat(Object(each), `${prefix}${key}.`)],
    ),
  );

/** German that is spelt like the English. */
const SAME: ReadonlySet<string> = new Set([
  '{count} ok',
  'ok',
  '{mb} MB',
  '{kb} kB',
  '{ms} ms',
  'Name',
  'Excel',
  'JSON',
  'COCO',
  'Version {version, number}',
]);

test('nothing was left in English by accident', () => {
  const english = flat(MESSAGES.en);
  const left = [...flat(MESSAGES.de)].filter(
    ([key, words]) => english.get(key) === words && /\p{L}{2}/u.test(strip(words)),
  );
  const isProduct = (key: string) => key.startsWith('modelCard.families.');
  expect(left.filter(([key, words]) => !SAME.has(words) && !isProduct(key))).toEqual([]);
});

/** Without arguments: "{count} ok" -> " ok". */
const strip = (message: string): string => message.replace(/\{\w+(, *\w+(, *\w+)?)?\}/g, '');
