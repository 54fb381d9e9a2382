import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyToPoint } from './affine';
import { type FitRule, fitToInput } from './fit';

const rule = (resize: FitRule['resize'], rest: Partial<FitRule> = {}): FitRule => ({
  width: 100,
  height: 60,
  resize,
  ...rest,
});
const LANDSCAPE = { width: 400, height: 200 };
const PORTRAIT = { width: 200, height: 400 };

it('stretches without regard to the shape', () => {
  const { resized, left, top, toImage } = fitToInput(PORTRAIT, rule('stretch'));
  expect({ resized, left, top }).toEqual({ resized: { width: 100, height: 60 }, left: 0, top: 0 });
  expect(applyToPoint(toImage, 50, 30)).toEqual([100, 200]);
});

it('letterboxes a wide photo with bars above and below, a tall one with bars at the sides', () => {
  const wide = fitToInput(LANDSCAPE, rule('letterbox'));
  expect(wide).toMatchObject({ resized: { width: 100, height: 50 }, left: 0, top: 5 });
  expect(applyToPoint(wide.toImage, 0, 5)).toEqual([0, 0]);
  expect(applyToPoint(wide.toImage, 100, 55)).toEqual([400, 200]);
  const tall = fitToInput(PORTRAIT, rule('letterbox'));
  expect(tall).toMatchObject({ resized: { width: 30, height: 60 }, left: 35, top: 0 });
  expect(applyToPoint(tall.toImage, 65, 60)[0]).toBeCloseTo(200, 9);
});

it('pads at the end when told to', () => {
  const { left, top, toImage } = fitToInput(LANDSCAPE, rule('letterbox', { padAt: 'end' }));
  expect([left, top]).toEqual([0, 0]);
  expect(applyToPoint(toImage, 100, 50)).toEqual([400, 200]);
});

it('leaves the larger half of an odd padding right and below', () => {
  expect(fitToInput({ width: 400, height: 204 }, rule('letterbox'))).toMatchObject({ top: 4, resized: { height: 51 } });
});

it('cuts the middle out', () => {
  const { resized, left, toImage } = fitToInput(LANDSCAPE, rule('centre-crop'));
  expect({ resized, left }).toEqual({ resized: { width: 120, height: 60 }, left: -10 });
  expect(applyToPoint(toImage, 50, 30)[0]).toBeCloseTo(200, 9);
  expect(applyToPoint(toImage, 50, 30)[1]).toBe(100);
});

it('cuts more than it must where the card says so: 224 of 256', () => {
  const size = { width: 224, height: 224, resize: 'centre-crop', cropShare: 224 / 256 } as const;
  expect(fitToInput({ width: 640, height: 512 }, size)).toMatchObject({
    resized: { width: 320, height: 256 },
    left: -48,
    top: -16,
  });
});

it('maps the middle to the middle within a pixel of the photo, whatever the sizes', () => {
  const side = fc.integer({ min: 1, max: 5000 });
  const resize = fc.constantFrom<FitRule['resize']>('stretch', 'letterbox', 'centre-crop');
  fc.assert(
    fc.property(side, side, side, side, resize, (width, height, w, h, how) => {
      const { toImage, resized } = fitToInput({ width, height }, { width: w, height: h, resize: how });
      const [x, y] = applyToPoint(toImage, w / 2, h / 2);
      expect(Math.abs(x - width / 2)).toBeLessThanOrEqual((0.5 * width) / resized.width + 1e-6);
      expect(Math.abs(y - height / 2)).toBeLessThanOrEqual((0.5 * height) / resized.height + 1e-6);
    }),
  );
});
