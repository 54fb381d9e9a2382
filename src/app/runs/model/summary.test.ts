import { expect, test } from 'vitest';
import { choosePhotos } from '../[id]/gallery-views';
import type { PhotoView } from './photo-view';
import { summarise } from './summary';

const photo = (index: number, more: Partial<PhotoView>): PhotoView => ({
  index,
  file: `${index}.jpg`,
  status: 'ok',
  error: null,
  gone: false,
  width: 4,
  height: 3,
  objects: [],
  number: null,
  rows: [],
  corrected: 0,
  unsure: 0,
  areas: null,
  texts: null,
  sorting: null,
  shares: null,
  warnings: [],
  ...more,
});
const sorting = (label: string, unsure: boolean) => ({ label, score: 0.5, unsure, scores: [] });

test('sorted photos are counted by their names, and those too close to call are told', () => {
  const views = [
    photo(0, { sorting: sorting('street', false) }),
    photo(1, { sorting: sorting('street', true), unsure: 1 }),
    photo(2, { sorting: sorting('beach', false) }),
  ];
  const { of, total, unsure, kinds } = summarise(views);
  expect({ of, total, unsure }).toEqual({ of: 'sorted', total: 3, unsure: 1 });
  expect(kinds.map(({ label, count }) => [label, count])).toEqual([
    ['street', 2],
    ['beach', 1],
  ]);
  const chosen = choosePhotos(views, { view: 'all', only: 'street', unsureFirst: true });
  expect(chosen.map(({ index }) => index)).toEqual([1, 0]);
});

test('parts of photos have a mean, and photos without a kind enter it with nothing', () => {
  const views = [
    photo(0, { number: 30, shares: [{ label: 'cat', percent: 30 }] }),
    photo(1, { number: 0, shares: [] }),
    photo(2, { status: 'failed' }),
  ];
  expect(summarise(views)).toMatchObject({
    of: 'coverage',
    total: 15,
    photos: 2,
    kinds: [{ label: 'cat', count: 15 }],
  });
});

test('lines of text are counted by what they say', () => {
  const line = (text: string) => ({ text, score: 0.9, box: [0, 0, 1, 1] as const });
  const views = [photo(0, { texts: [line('2,99'), line('kg')] }), photo(1, { texts: [line('2,99')] })];
  expect(summarise(views)).toMatchObject({
    of: 'lines',
    total: 3,
    kinds: [{ label: '2,99', count: 2, photos: 2 }, {}],
  });
});
