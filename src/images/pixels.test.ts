import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import type { Sharp } from 'sharp';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { PHOTOS, pngOf, scratch } from '../../test/support/picture-files';
import type { ImageValue, PixelStep } from '../core/data-types';
import { applyToPoint } from '../vision/affine';
import { applyStep, imageOf } from '../vision/image-steps';
import { openImage } from './open';
import { render, toModelInput } from './pixels';

const STRETCH = { width: 300, height: 300, resize: 'stretch', pad: [0, 0, 0] } as const;
const photos = readdirSync(PHOTOS).filter((name) => /\.(jpg|png)$/.test(name));

async function open(path: string, ...steps: PixelStep[]): Promise<ImageValue> {
  return steps.reduce(applyStep, imageOf(await openImage(path)));
}

/** A 4 x 2 picture whose red channel is 10 x (column + 1), green 100 x row. */
const tiny = () =>
  pngOf(
    [0, 1].flatMap((y) => [0, 1, 2, 3].flatMap((x) => [10 * (x + 1), 100 * y, 7])),
    4,
    2,
  );

/** Red and green of every pixel, as `red/green` words in rows. */
function shown({ data, width, height }: { data: Uint8Array; width: number; height: number }): string[] {
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => {
      const at = (y * width + x) * 3;
      return `${data[at]}/${data[at + 1]}`;
    }).join(' '),
  );
}

describe('steps on a hand-made 4 x 2 picture', () => {
  it.each<[string, PixelStep, string[]]>([
    ['rotate 90', { kind: 'rotate', degrees: 90 }, ['10/100 10/0', '20/100 20/0', '30/100 30/0', '40/100 40/0']],
    ['rotate 180', { kind: 'rotate', degrees: 180 }, ['40/100 30/100 20/100 10/100', '40/0 30/0 20/0 10/0']],
    ['rotate 270', { kind: 'rotate', degrees: 270 }, ['40/0 40/100', '30/0 30/100', '20/0 20/100', '10/0 10/100']],
    ['flip horizontal', { kind: 'flip', axis: 'horizontal' }, ['40/0 30/0 20/0 10/0', '40/100 30/100 20/100 10/100']],
    ['flip vertical', { kind: 'flip', axis: 'vertical' }, ['10/100 20/100 30/100 40/100', '10/0 20/0 30/0 40/0']],
    ['crop', { kind: 'crop', left: 1, top: 1, width: 2, height: 1 }, ['20/100 30/100']],
    [
      'pad',
      { kind: 'pad', left: 1, top: 0, right: 0, bottom: 1, colour: [1, 2, 3] },
      ['1/2 10/0 20/0 30/0 40/0', '1/2 10/100 20/100 30/100 40/100', '1/2 1/2 1/2 1/2 1/2'],
    ],
    [
      'adjust brightness',
      { kind: 'adjust', brightness: 2, contrast: 1, gamma: 1, saturation: 1 },
      ['20/0 40/0 60/0 80/0', '20/200 40/200 60/200 80/200'],
    ],
  ])('%s', async (_, step, expected) => {
    const path = await tiny();
    expect(shown(await render(path, await open(path, step)))).toEqual(expected);
  });

  it('does several in order', async () => {
    const path = await tiny();
    const image = await open(
      path,
      { kind: 'rotate', degrees: 90 },
      { kind: 'crop', left: 0, top: 2, width: 2, height: 2 },
    );
    expect(shown(await render(path, image))).toEqual(['30/100 30/0', '40/100 40/0']);
  });

  it('every pixel shows the source pixel that toSource points to, whatever the steps', async () => {
    const path = await tiny();
    const source = await render(path, await open(path));
    const turn = fc.constantFrom(90, 180, 270).map((degrees): PixelStep => ({ kind: 'rotate', degrees }) as PixelStep);
    const flip = fc
      .constantFrom('horizontal', 'vertical')
      .map((axis): PixelStep => ({ kind: 'flip', axis }) as PixelStep);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(turn, flip), { minLength: 1, maxLength: 4 }), async (steps) => {
        const image = await open(path, ...steps);
        const result = await render(path, image);
        for (let y = 0; y < image.height; y += 1) {
          for (let x = 0; x < image.width; x += 1) {
            const [sourceX, sourceY] = applyToPoint(image.toSource, x + 0.5, y + 0.5);
            const from = (Math.floor(sourceY) * source.width + Math.floor(sourceX)) * 3;
            const to = (y * image.width + x) * 3;
            expect([...result.data.subarray(to, to + 3)]).toEqual([...source.data.subarray(from, from + 3)]);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('without colour all three channels are the luma', async () => {
    const path = await pngOf([255, 0, 0, 0, 255, 0], 2, 1);
    const grey = await open(path, { kind: 'adjust', brightness: 1, contrast: 1, gamma: 1, saturation: 0 });
    expect([...(await render(path, grey)).data]).toEqual([54, 54, 54, 182, 182, 182]);
  });

  it('contrast turns round mid-grey and gamma above 1 lightens', async () => {
    const path = await pngOf([64, 128, 192], 1, 1);
    const flat = await open(path, { kind: 'adjust', brightness: 1, contrast: 0, gamma: 1, saturation: 1 });
    expect([...(await render(path, flat)).data]).toEqual([128, 128, 128]);
    const light = await open(path, { kind: 'adjust', brightness: 1, contrast: 1, gamma: 2, saturation: 1 });
    expect([...(await render(path, light)).data]).toEqual(
      [64, 128, 192].map((v) => Math.round(255 * Math.sqrt(v / 255))),
    );
  });
});

describe('toModelInput', () => {
  it.each(photos)('%s: the same bytes as a pipeline written by hand', async (name) => {
    const path = PHOTOS + name;
    const { data } = await toModelInput(path, await open(path), STRETCH);
    const byHand = await sharp(path).autoOrient().resize(300, 300, { fit: 'fill' }).removeAlpha().raw().toBuffer();
    expect(Buffer.compare(data, byHand)).toBe(0);
  });

  it('maps the corners of a stretched input to those of the photo', async () => {
    const path = `${PHOTOS}cat.png`;
    const { toImage } = await toModelInput(path, await open(path), STRETCH);
    expect(applyToPoint(toImage, 300, 300)).toEqual([451, 300]);
  });

  it('letterboxes in the middle, with the padding colour round it, and maps back past it', async () => {
    const path = `${PHOTOS}cat.png`;
    const spec = { width: 320, height: 320, resize: 'letterbox', pad: [1, 2, 3] } as const;
    const { data, toImage } = await toModelInput(path, await open(path), spec);
    expect(data.length).toBe(320 * 320 * 3);
    expect([...data.subarray(0, 3), ...data.subarray(-3)]).toEqual([1, 2, 3, 1, 2, 3]);
    const [left, top] = applyToPoint(toImage, 0, 53); // 300 x 320 / 451 = 213 rows, 53 above, 54 below
    expect([left, top]).toEqual([0, 0]);
    const [right, bottom] = applyToPoint(toImage, 320, 266);
    expect(right).toBeCloseTo(451, 6);
    expect(bottom).toBeCloseTo(300, 6);
  });

  it('sees the picture after the steps, not before', async () => {
    const path = `${PHOTOS}coffee.png`;
    const crop = { kind: 'crop', left: 100, top: 50, width: 300, height: 300 } as const;
    const { data } = await toModelInput(path, await open(path, crop), STRETCH);
    const byHand = await sharp(path).extract({ left: 100, top: 50, width: 300, height: 300 }).raw().toBuffer();
    expect(Buffer.compare(data, byHand)).toBe(0);
  });
});

describe('every kind of picture becomes plain RGB', () => {
  const red = { create: { width: 8, height: 8, channels: 3, background: '#c81e28' } } as const;
  const half = {
    create: { width: 8, height: 8, channels: 4, background: { r: 200, g: 30, b: 40, alpha: 0.5 } },
  } as const;
  it.each<[string, () => Sharp, number[]]>([
    ['grey.jpg', () => sharp(red).greyscale().jpeg(), [102, 102, 102]],
    ['grey16.png', () => sharp(red).greyscale().toColourspace('grey16').png(), [102, 102, 102]],
    ['rgb16.png', () => sharp(red).toColourspace('rgb16').png(), [200, 30, 40]],
    ['palette.png', () => sharp(red).png({ palette: true }), [200, 30, 40]],
    ['transparent.png', () => sharp(half).png(), [227, 142, 147]],
    ['transparent.webp', () => sharp(half).webp({ lossless: true }), [227, 142, 147]],
    ['cmyk.jpg', () => sharp(red).toColourspace('cmyk').jpeg({ quality: 100 }), [200, 30, 40]],
  ])('%s', async (name, make, expected) => {
    const path = await scratch(name);
    await make().toFile(path);
    const { data, width, height } = await render(path, await open(path));
    expect([width, height, data.length]).toEqual([8, 8, 192]);
    // Print colours cannot show every red; all others must be right to a rounding.
    const tolerance = name.startsWith('cmyk') ? 30 : 1;
    expected.forEach((value, channel) => {
      expect(Math.abs((data[channel] ?? 0) - value)).toBeLessThanOrEqual(tolerance);
    });
  });
});
