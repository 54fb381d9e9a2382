// Screens in German have a word of its own for every kind of the models of the catalogue.
import { expect, test } from 'vitest';
import { GERMAN_KINDS } from '../../src/i18n/kinds/german';
import { kindsOf } from '../../src/i18n/kinds/kind-words';
import { listModels } from '../../src/models/catalogue';

/** Lists of 1,000 kinds, and alphabets, stay as the model says them. */
const AS_WRITTEN = ['shufflenet', 'pp-ocr-v4'];
const models = listModels();
const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = GERMAN_KINDS.lists;

test('every model of the catalogue has a list, and every list a model', () => {
  const named = Object.keys(GERMAN_KINDS.models);
  expect([...named, ...AS_WRITTEN].sort()).toEqual(models.map(({ name }) => name).sort());
  expect([...new Set(Object.values(GERMAN_KINDS.models))].sort()).toEqual(Object.keys(lists).sort());
});

test.each(Object.entries(GERMAN_KINDS.models))('%s: a word for each kind, none for others', (name, list) => {
  const labels = models.find((model) => model.name === name)?.labels ?? [];
  expect(Object.keys(lists[list] ?? {}).sort()).toEqual([...labels].sort());
});

test.each(Object.entries(lists))('%s: no two kinds are called the same', (_, words) => {
  const said = Object.values(words).map((word) => word.toLowerCase());
  expect(said.filter((word, at) => said.indexOf(word) !== at)).toEqual([]);
  expect(said.every((word) => word === word.trim() && word !== '')).toBe(true);
});

test('one label is called the same in all lists', () => {
  const called = new Map<string, string>();
  for (const [label, word] of Object.values(lists).flatMap((words) => Object.entries(words))) {
    expect([label, called.get(label) ?? word]).toEqual([label, word]);
    called.set(label, word);
  }
});

test('what is chosen by its word is the label of the model', () => {
  for (const { name, labels } of models) {
    const kinds = kindsOf('de', GERMAN_KINDS, [{ name, labels: [] }]);
    for (const label of labels) expect(kinds.label(kinds.word(label))).toBe(label);
  }
});
