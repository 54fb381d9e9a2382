// Outlines, joints, points and areas as paths; marks of a photo as what is drawn over it.
import { expect, test } from 'vitest';
import type { Mark } from '../core/data-types';
import { pictureOfImage } from '../editor/picture-of-image';
import { rleOf } from '../vision/rle-runs';
import { areaTags, bonePaths, contourPaths, jointPaths, pointPaths } from './contours';
import { framePaths } from './frames';
import { hasOutlines, type PhotoObject, photoAreas, photoObjects, textObjects } from './photo-object';
import { placeTags } from './tags';

const size = { width: 40, height: 20 };
/** Columns 2 to 5 of rows 2 to 3, of a mask of half the photo's size. */
const mask = rleOf(20, 10, [
  { y: 2, from: 2, to: 5 },
  { y: 3, from: 2, to: 5 },
]);
const object = (more: Partial<PhotoObject>): PhotoObject => ({
  id: 'a',
  label: 'cat',
  score: 0.9,
  box: [4, 4, 12, 8],
  ...more,
});

test('a mask is one line round it, in pixels of the photo', () => {
  const d = 'M12 4L12 8L4 8L4 4Z';
  expect(contourPaths([object({ mask })], [], size)).toEqual([{ key: 'cat', label: 'cat', d }]);
  expect(contourPaths([object({})], [{ label: 'cat', mask }], size)).toMatchObject([{ d }]);
  expect(areaTags([{ label: 'cat', mask }], size)).toEqual([{ label: 'cat', x: 8, y: 7 }]);
});

test('joints that are seen are dots, with lines between them', () => {
  const keypoints = [0.9, 0.1, 0.8].map((score, i) => ({ x: i, y: 2 * i, score }));
  const body = object({
    keypoints,
    skeleton: [
      [0, 1],
      [0, 2],
    ],
  });
  expect(bonePaths([body])).toMatchObject([{ d: 'M0 0L2 4' }]);
  expect(jointPaths([body])).toMatchObject([{ d: 'M0 0h0M2 4h0' }]);
  expect([hasOutlines([body], []), hasOutlines([object({})], [])]).toEqual([true, false]);
});

test('an object that is its middle has a dot in place of a frame, and a tag above it', () => {
  const seed = object({ points: [[20, 15]] });
  expect(framePaths([seed])).toEqual([]);
  expect(pointPaths([seed, object({})])).toMatchObject([{ d: 'M20 15h0' }]);
  const [tag] = placeTags([seed], {
    scale: 4,
    photo: { width: 400, height: 300 },
    measure: () => 20,
    percent: String,
    word: (label) => label,
    highlight: 'a',
  });
  expect((tag?.y ?? 0) + 18 / 4).toBeLessThanOrEqual(15 - 2);
});

test('areas leave out the background and what is outlined as objects', () => {
  const areas = { ...size, labels: ['Background', 'cat', 'dog'], areas: {}, rle: [mask, mask, mask] };
  expect(photoAreas(areas).map(({ label }) => label)).toEqual(['cat', 'dog']);
  const items = photoObjects([{ id: 'o1', label: 'cat', classId: 0, score: 1, box: [0, 0, 1, 1], mask }]);
  expect(photoAreas(areas, items).map(({ label }) => label)).toEqual(['dog']);
});

test('lines of text are called what they say', () => {
  const points = [
    [0, 0],
    [9, 1],
    [9, 4],
    [0, 3],
  ] as const;
  const [line] = textObjects([{ text: '2,99', score: 0.8, box: [0, 0, 9, 4], points }]);
  expect(line).toMatchObject({ label: '2,99', points });
  expect(framePaths(line ? [line] : [])[0]?.colour).toEqual(line?.colour);
});

test('every mark of a photo is drawn as what it is', () => {
  const colour = [1, 2, 3] as const;
  const marks: Mark[] = [
    { kind: 'box', box: [1, 2, 3, 4], colour, label: 'cat 87 %' },
    {
      kind: 'polygon',
      points: [
        [0, 0],
        [9, 1],
        [9, 4],
      ],
      colour,
      label: 'ship',
      dashed: true,
    },
    { kind: 'points', points: [[5, 6]], lines: [], colour, label: 'seed' },
    {
      kind: 'points',
      points: [
        [5, 6],
        [7, 8],
      ],
      lines: [[0, 1]],
      colour,
    },
    { kind: 'mask', mask, colour, label: 'dog' },
    { kind: 'banner', text: '1 cat' },
  ];
  const source = { id: 'x', ...size, format: 'png' } as const;
  const image = { source, steps: [], ...size, toSource: [1, 0, 0, 1, 0, 0], marks } as const;
  const { objects, areas } = pictureOfImage(image, '/small');
  expect(objects.map(({ label, box, dashed = false }) => [label, box, dashed])).toEqual([
    ['cat', [1, 2, 3, 4], false],
    ['ship', [0, 0, 9, 4], true],
    ['seed', [5, 6, 5, 6], false],
    ['', [5, 6, 7, 8], false],
  ]);
  expect(areas).toEqual([{ label: 'dog', mask, colour }]);
  expect(framePaths(objects).map(({ label }) => label)).toEqual(['cat', 'ship']);
  expect(bonePaths(objects)).toMatchObject([{ d: 'M5 6L7 8' }]);
  const turned = pictureOfImage({ ...image, steps: [{ kind: 'rotate', degrees: 90 }] }, '/small');
  expect([turned.objects, turned.src.startsWith('/small?steps=')]).toEqual([[], true]);
});
