import { describe, expect, it } from 'vitest';
import type { ImageValue, Mark, Rgb } from '../../core/data-types';
import { applyStep, imageOf } from '../../vision/image-steps';
import { rleOf } from '../../vision/rle-runs';
import type { Canvas } from './canvas';
import { drawMarks } from './draw-marks';
import { contrast, markStyle, OUTLINE_COLOUR, textColourOn } from './mark-style';

const BACKGROUND: Rgb = [90, 120, 60];
const COLOUR: Rgb = [230, 159, 0];
const WIDTH = 400;
const HEIGHT = 320;

function canvasOf(width = WIDTH, height = HEIGHT): Canvas {
  const data = new Uint8Array(width * height * 3);
  for (let at = 0; at < data.length; at += 1) data[at] = BACKGROUND[at % 3] ?? 0;
  return { data, width, height };
}

const plain = imageOf({ id: 'a', width: WIDTH, height: HEIGHT, format: 'png' });

async function drawn(marks: readonly Mark[], image: ImageValue = plain): Promise<Canvas> {
  const canvas = canvasOf(image.width, image.height);
  await drawMarks(canvas, { ...image, marks });
  return canvas;
}

function pixel({ data, width }: Canvas, x: number, y: number): number[] {
  const at = (y * width + x) * 3;
  return [...data.subarray(at, at + 3)];
}

/** Smallest box round everything that is no longer background. */
function touched(canvas: Canvas): [number, number, number, number] {
  const found: [number, number, number, number] = [Infinity, Infinity, -1, -1];
  for (let y = 0; y < canvas.height; y += 1) {
    for (let x = 0; x < canvas.width; x += 1) {
      if (pixel(canvas, x, y).join() === BACKGROUND.join()) continue;
      found[0] = Math.min(found[0], x);
      found[1] = Math.min(found[1], y);
      found[2] = Math.max(found[2], x + 1);
      found[3] = Math.max(found[3], y + 1);
    }
  }
  return found;
}

const box = (more: Partial<Extract<Mark, { kind: 'box' }>> = {}): Mark => ({
  kind: 'box',
  box: [100, 80, 200, 160],
  colour: COLOUR,
  ...more,
});

describe('frames', () => {
  it('lie two pixels wide just inside the box, with one dark pixel round it and nothing else touched', async () => {
    const canvas = await drawn([box()]);
    for (const [x, y] of [
      [100, 80],
      [101, 120],
      [150, 81],
      [199, 159],
      [150, 158],
    ] as const) {
      expect(pixel(canvas, x, y)).toEqual(COLOUR);
    }
    for (const [x, y] of [
      [99, 79],
      [99, 120],
      [200, 100],
      [150, 160],
    ] as const) {
      expect(pixel(canvas, x, y)).toEqual(OUTLINE_COLOUR);
    }
    expect(pixel(canvas, 102, 82)).toEqual(BACKGROUND);
    expect(pixel(canvas, 150, 120)).toEqual(BACKGROUND);
    expect(touched(canvas)).toEqual([99, 79, 201, 161]);
  });

  it('are dashed for unsure objects, with closed corners', async () => {
    const canvas = await drawn([box({ dashed: true })]);
    const top = Array.from({ length: 100 }, (_, index) => pixel(canvas, 100 + index, 80).join());
    expect(top[0]).toBe(COLOUR.join());
    expect(top[99]).toBe(COLOUR.join());
    expect(top.filter((each) => each === BACKGROUND.join()).length).toBeGreaterThan(10);
    expect(top.filter((each) => each === COLOUR.join()).length).toBeGreaterThan(40);
  });

  it('stay in the picture when the box does not, and vanish when it lies outside', async () => {
    const canvas = await drawn([box({ box: [-50, -50, 5000, 30] })]);
    expect(pixel(canvas, 0, 0)).toEqual(COLOUR);
    expect(pixel(canvas, WIDTH - 1, 10)).toEqual(COLOUR);
    expect(touched(await drawn([box({ box: [500, 10, 600, 90] })]))).toEqual([Infinity, Infinity, -1, -1]);
  });

  it('follow the steps: turned right, a box at the top left stands at the top right', async () => {
    const turned = applyStep(plain, { kind: 'rotate', degrees: 90 });
    expect(touched(await drawn([box({ box: [10, 20, 110, 60] })], turned))).toEqual([259, 9, 301, 111]);
  });
});

describe('tags', () => {
  it('stand on the frame in its colour, with readable text', async () => {
    const canvas = await drawn([box({ label: 'bottle 87 %' })]);
    const [left, top, , bottom] = touched(canvas);
    expect([left, bottom]).toEqual([99, 161]);
    expect(top).toBeLessThan(70);
    expect(pixel(canvas, 100, 79)).toEqual(COLOUR);
    const dark = Array.from({ length: 12 }, (_, row) => top + 2 + row).flatMap((y) =>
      Array.from({ length: 70 }, (_, column) => pixel(canvas, 104 + column, y)).filter(([red = 0]) => red < 60),
    );
    expect(dark.length).toBeGreaterThan(40);
  });

  it('move inside the frame at the upper edge of the picture', async () => {
    const canvas = await drawn([box({ box: [100, 0, 300, 160], label: 'cup' })]);
    expect(touched(canvas)).toEqual([99, 0, 301, 161]);
    expect(pixel(canvas, 101, 10)).toEqual(COLOUR);
  });

  it('do not cover each other when there is room', async () => {
    const other: Rgb = [86, 180, 233];
    const canvas = await drawn([
      box({ label: 'first' }),
      box({ box: [100, 80, 200, 159], label: 'other', colour: other }),
    ]);
    const colours = new Set<string>();
    for (let y = 0; y < HEIGHT; y += 1) for (let x = 103; x < 135; x += 1) colours.add(pixel(canvas, x, y).join());
    expect(colours).toContain(COLOUR.join());
    expect(colours).toContain(other.join());
  });

  it('are cut when too long and never leave the picture', async () => {
    const canvas = await drawn([box({ box: [340, 100, 390, 150], label: `${'very long name '.repeat(40)} 99 %` })]);
    const [left, , right] = touched(canvas);
    expect(right).toBeLessThanOrEqual(WIDTH);
    expect(right - left).toBeLessThan(200);
  });

  it.each(['<b>&"\'</b>', 'שלום 5 %', '日本 👍🏽', '\ud800 half', 'two\nlines\0', '&amp;', '\u202e turned'])(
    'take any text: %j',
    async (label) => {
      const [, top] = touched(await drawn([box({ label })]));
      expect(top).toBeLessThan(79);
    },
  );

  it.each(['', '   ', '\n\t'])('are left out when there is nothing to write: %j', async (label) => {
    expect(touched(await drawn([box({ label })]))).toEqual([99, 79, 201, 161]);
  });
});

describe('shapes', () => {
  const blended = BACKGROUND.map((value, i) => Math.trunc((COLOUR[i] ?? 0) * 0.36 + value * 0.64));
  /** A square from (100, 80) to (200, 160), as a mask of half the photo's size. */
  const square = rleOf(
    WIDTH / 2,
    HEIGHT / 2,
    Array.from({ length: 40 }, (_, i) => ({ y: 40 + i, from: 50, to: 99 })),
  );

  it('masks are filled so that the photo shines through, with a line inside and a dark one round it', async () => {
    const canvas = await drawn([{ kind: 'mask', mask: square, colour: COLOUR }]);
    expect(pixel(canvas, 150, 120)).toEqual(blended);
    for (const [x, y] of [
      [100, 80],
      [101, 120],
      [199, 159],
      [150, 158],
    ] as const)
      expect(pixel(canvas, x, y)).toEqual(COLOUR);
    for (const [x, y] of [
      [99, 120],
      [200, 100],
      [150, 160],
    ] as const)
      expect(pixel(canvas, x, y)).toEqual(OUTLINE_COLOUR);
    expect(touched(canvas)).toEqual([99, 79, 201, 161]);
  });

  it('masks follow the steps, turned and cut ones too', async () => {
    const mask = rleOf(
      WIDTH,
      HEIGHT,
      Array.from({ length: 40 }, (_, i) => ({ y: 20 + i, from: 10, to: 109 })),
    );
    const turned = applyStep(plain, { kind: 'rotate', degrees: 90 });
    const given = await drawn([{ kind: 'mask', mask, colour: COLOUR }], turned);
    expect(touched(given)).toEqual([259, 9, 301, 111]);
    const part = applyStep(plain, { kind: 'crop', left: 50, top: 40, width: 100, height: 100 });
    const cut = await drawn([{ kind: 'mask', mask, colour: COLOUR }], part);
    expect(touched(cut)).toEqual([0, 0, 61, 21]);
    // No line along the edge of the picture: the thing goes on there.
    expect(pixel(cut, 0, 10)).toEqual(blended);
  });

  it('areas are named in their middle', async () => {
    const canvas = await drawn([{ kind: 'mask', mask: square, colour: COLOUR, label: 'cat' }]);
    expect(touched(canvas)).toEqual([99, 79, 201, 161]);
    const words = Array.from({ length: 30 }, (_, i) => pixel(canvas, 135 + i, 120)[0] ?? 0);
    expect(words.some((red) => red < 60)).toBe(true);
  });

  it('turned boxes are closed lines, dashed for unsure ones', async () => {
    const points = [
      [200, 60],
      [300, 160],
      [200, 260],
      [100, 160],
    ] as const;
    const canvas = await drawn([{ kind: 'polygon', points, colour: COLOUR }]);
    for (const [x, y] of [
      [200, 60],
      [250, 110],
      [150, 210],
    ] as const)
      expect(pixel(canvas, x, y)).toEqual(COLOUR);
    expect(pixel(canvas, 200, 160)).toEqual(BACKGROUND);
    const dashed = await drawn([{ kind: 'polygon', points, colour: COLOUR, dashed: true }]);
    const along = Array.from({ length: 90 }, (_, i) => pixel(dashed, 205 + i, 65 + i).join());
    expect(along).toContain(BACKGROUND.join());
    expect(along).toContain(COLOUR.join());
  });

  it('joints are dots joined by lines, and a point alone has its tag above it', async () => {
    const points = [
      [60, 60],
      [160, 60],
      [60, 200],
    ] as const;
    const canvas = await drawn([{ kind: 'points', points, lines: [[0, 1]], colour: COLOUR }]);
    expect(pixel(canvas, 110, 60)).toEqual(COLOUR);
    expect(pixel(canvas, 60, 130)).toEqual(BACKGROUND);
    expect(pixel(canvas, 62, 200)).toEqual(COLOUR);
    const alone = await drawn([{ kind: 'points', points: [[200, 160]], lines: [], colour: COLOUR, label: 'seed' }]);
    const [left, top, right, bottom] = touched(alone);
    expect((left + right) / 2).toBeCloseTo(200, -1);
    expect(top).toBeLessThan(145);
    expect(bottom).toBeLessThan(170);
  });

  it('shapes beyond the picture leave it alone', async () => {
    const far = [
      [900, 900],
      [990, 900],
      [990, 950],
    ] as const;
    const empty = { width: WIDTH, height: HEIGHT, counts: [WIDTH * HEIGHT] };
    const canvas = await drawn([
      { kind: 'polygon', points: far, colour: COLOUR, label: 'far' },
      { kind: 'points', points: far, lines: [[0, 1]], colour: COLOUR, label: 'far' },
      { kind: 'mask', mask: empty, colour: COLOUR, label: 'none' },
    ]);
    expect(touched(canvas)).toEqual([Infinity, Infinity, -1, -1]);
  });
});

it('banners are dark strips at the bottom', async () => {
  const canvas = await drawn([{ kind: 'banner', text: 'bottle 12 of 12' }]);
  const [left, top, right, bottom] = touched(canvas);
  expect([left, right, bottom]).toEqual([0, WIDTH, HEIGHT]);
  expect(bottom - top).toBeLessThan(40);
});

it('lines and words grow with the picture, and thumbnails have no words', () => {
  expect(markStyle(1000, 700)).toMatchObject({ line: 2, outline: 1, font: 15 });
  expect(markStyle(2000, 4000)).toMatchObject({ line: 8, outline: 3, font: 60 });
  expect(markStyle(200, 150)).toMatchObject({ line: 1, font: 0 });
});

it('text on every colour of a label is readable', () => {
  for (const colour of [
    [230, 159, 0],
    [0, 114, 178],
    [0, 0, 0],
    [255, 255, 255],
    [128, 128, 128],
  ] as const) {
    expect(contrast(textColourOn(colour), colour)).toBeGreaterThanOrEqual(4.5);
  }
});
