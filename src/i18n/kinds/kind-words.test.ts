// What screens call kinds, and which label is meant by what is typed.
import { expect, test } from 'vitest';
import { kindsOf } from './kind-words';

const dictionary = {
  common: { background: 'Hintergrund' },
  lists: {
    things: { cup: 'Tasse', apple: 'Apfel', couch: 'Sofa', tv: 'Fernseher' },
    places: { sofa: 'Sofa', tv: 'Fernseher', tree: 'Baum' },
  },
  models: { finder: 'things', placer: 'places' },
  times: ' × ',
};
const finder = { name: 'finder', labels: [] };
const of = (...speakers: Parameters<typeof kindsOf>[2]) => kindsOf('de', dictionary, speakers);

test('labels of a known model are said in the language, all else as it stands', () => {
  const { word, counted } = of(finder);
  expect([counted('cup', 1), counted('cup', 1200)]).toEqual(['1 Tasse', '1.200 × Tasse']);
  expect(['cup', 'tree', 'Becher'].map(word)).toEqual(['Tasse', 'tree', 'Becher']);
  expect(['cup, apple', 'cup, tree', 'background'].map(word)).toEqual(['Tasse, Apfel', 'Tasse, tree', 'Hintergrund']);
  expect(of().word('cup')).toBe('cup');
});

test("a person's own model keeps its labels, beside others too", () => {
  const { word, label } = of(finder, { name: 'my-fruit', labels: ['apple', 'pear'] });
  expect(['apple', 'pear', 'cup'].map(word)).toEqual(['apple', 'pear', 'Tasse']);
  expect(label('Apfel')).toBe('Apfel');
  // Of a model that is gone nobody knows which labels are its own.
  expect(of(finder, { name: 'gone', labels: null }).word('cup')).toBe('cup');
});

test('what is typed or chosen is stored as the label', () => {
  const { label } = of(finder);
  expect(['Tasse', ' tasse ', 'cup', 'Becher'].map(label)).toEqual(['cup', 'cup', 'cup', 'Becher']);
});

test('kinds of two models that are called the same stay two', () => {
  const { word, label } = of(finder, { name: 'placer', labels: [] });
  expect(['couch', 'sofa', 'tv'].map(word)).toEqual(['Sofa (couch)', 'Sofa (sofa)', 'Fernseher']);
  expect(label('Sofa (sofa)')).toBe('sofa');
});

test('lists are in the order of what is shown and are found by both names', () => {
  const { sorted, matches } = of(finder);
  expect(sorted(['cup', 'apple', 'tv', 'Öl'])).toEqual(['apple', 'tv', 'Öl', 'cup']);
  expect(['tass', 'CUP', 'apf'].map((typed) => matches('cup', typed))).toEqual([true, true, false]);
});
