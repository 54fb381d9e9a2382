// Frames, tags and what lies under the pointer.
import { expect, test } from 'vitest';
import { inkOn } from './colours';
import { framePaths, objectAt } from './frames';
import type { PhotoObject } from './photo-object';
import { placeTags, TAG_HEIGHT } from './tags';

const object = (id: string, box: PhotoObject['box'], more: Partial<PhotoObject> = {}): PhotoObject => ({
  id,
  label: 'apple',
  score: 0.9,
  box,
  ...more,
});
const photo = { width: 400, height: 300 };
const measure = (text: string): number => text.length * 6;
const percent = (share: number): string => `${Math.round(share * 100)}%`;
const place = (objects: readonly PhotoObject[], more: { scale?: number; highlight?: string } = {}) =>
  placeTags(objects, { scale: 1, photo, measure, percent, word: (label) => label, ...more });

test('two thousand frames of three kinds are three paths', () => {
  const objects = Array.from({ length: 2000 }, (_, index) =>
    object(String(index), [index, 1, index + 2, 5], { label: `kind ${index % 3}` }),
  );
  expect(framePaths(objects)).toHaveLength(3);
  expect(framePaths([object('a', [1, 2, 3.04, 4])])[0]?.d).toBe('M1 2H3V4H1Z');
});

test('an object with an outline is drawn by it; unsure ones are apart', () => {
  const paths = framePaths([
    object('a', [0, 0, 9, 9], {
      points: [
        [0, 0],
        [9, 0],
        [9, 9],
      ],
    }),
    object('b', [0, 0, 1, 1], { dashed: true }),
  ]);
  expect(paths.map(({ d, dashed }) => [d, dashed])).toEqual([
    ['M0 0L9 0L9 9Z', false],
    ['M0 0H1V1H0Z', true],
  ]);
});

test('the smallest object under the pointer is meant', () => {
  const objects = [object('outer', [0, 0, 100, 100]), object('inner', [40, 40, 60, 60])];
  expect(objectAt(objects, 50, 50)?.id).toBe('inner');
  expect(objectAt(objects, 10, 10)?.id).toBe('outer');
  expect(objectAt(objects, 200, 10)).toBeNull();
});

test('tags stay on the photo at all four edges, at any scale', () => {
  const corners = [
    object('1', [-5, -5, 120, 60]),
    object('2', [300, 0, 400, 60]),
    object('3', [0, 280, 120, 300]),
    object('4', [330, 290, 400, 300]),
  ];
  for (const scale of [0.5, 1, 4]) {
    const tags = place(corners, { scale });
    expect(tags.length).toBeGreaterThan(0);
    for (const { x, y, width } of tags) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(photo.width);
      expect(y + TAG_HEIGHT / scale).toBeLessThanOrEqual(photo.height);
    }
  }
});

test('a tag is shortened to what its object allows, then left out; one that is meant always shows', () => {
  expect(place([object('a', [50, 50, 150, 90])])[0]?.text).toBe('apple 90%');
  expect(place([object('a', [50, 50, 80, 90])])[0]?.text).toBe('apple');
  expect(place([object('a', [50, 50, 60, 60])])).toEqual([]);
  expect(place([object('a', [50, 50, 60, 60])], { highlight: 'a' })[0]?.text).toBe('apple 90%');
  expect(place([object('a', [50, 50, 150, 90], { corrected: true })])[0]).toMatchObject({
    text: 'apple',
    pencil: true,
  });
});

test('where tags compete, the surest one stands', () => {
  const tags = place([object('less', [50, 50, 150, 90], { score: 0.5 }), object('more', [55, 52, 150, 90])]);
  expect(tags.map(({ id }) => id)).toEqual(['more']);
});

test('a name of 300 characters is cut on its tag', () => {
  const [tag] = place([object('a', [0, 50, 400, 90], { label: 'x'.repeat(300) })]);
  expect(tag?.text.length).toBeLessThan(32);
});

test('ink on a tag is the one that reads better', () => {
  expect(new Set(Array.from({ length: 60 }, (_, index) => inkOn({ label: `label ${index}` })))).toEqual(
    new Set(['#000', '#fff']),
  );
});
