import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box, ImageSource, ImageValue } from '../core/data-types';
import { applyToBox, invert } from './affine';
import type { PrepareStep } from './image-steps';
import { applyStep, imageOf, prepare, resolveStep } from './image-steps';

const SOURCE: ImageSource = { id: 'a', width: 400, height: 200, format: 'jpeg' };
const image = imageOf(SOURCE);
const settings = (step: PrepareStep) => resolveStep(image, step);

describe('resolveStep', () => {
  it('resize inside keeps the shape and never enlarges', () => {
    expect(settings({ kind: 'resize', width: 100, fit: 'inside' })).toEqual([
      { kind: 'resize', width: 100, height: 50 },
    ]);
    expect(settings({ kind: 'resize', width: 100, height: 10, fit: 'inside' })).toEqual([
      { kind: 'resize', width: 20, height: 10 },
    ]);
    expect(settings({ kind: 'resize', width: 4000, fit: 'inside' })).toEqual([]);
    expect(settings({ kind: 'resize', fit: 'inside' })).toEqual([]);
  });

  it('resize fill makes exactly the size, and follows the shape when one side is given', () => {
    expect(settings({ kind: 'resize', width: 50, height: 50, fit: 'fill' })).toEqual([
      { kind: 'resize', width: 50, height: 50 },
    ]);
    expect(settings({ kind: 'resize', height: 400, fit: 'fill' })).toEqual([
      { kind: 'resize', width: 800, height: 400 },
    ]);
  });

  it('resize pad fits inside and fills the rest, centred', () => {
    expect(settings({ kind: 'resize', width: 100, height: 101, fit: 'pad' })).toEqual([
      { kind: 'resize', width: 100, height: 50 },
      { kind: 'pad', left: 0, top: 25, right: 0, bottom: 26, colour: [114, 114, 114] },
    ]);
  });

  it('crops whole pixels, at least one, never outside', () => {
    const crop = (x: number, y: number, width: number, height: number) =>
      settings({ kind: 'crop', x, y, width, height });
    expect(crop(0.25, 0.5, 0.5, 0.25)).toEqual([{ kind: 'crop', left: 100, top: 100, width: 200, height: 50 }]);
    expect(crop(0.999, 0.999, 0.001, 0.001)).toEqual([{ kind: 'crop', left: 399, top: 199, width: 1, height: 1 }]);
    expect(crop(0.5, 0, 1, 1)).toEqual([{ kind: 'crop', left: 200, top: 0, width: 200, height: 200 }]);
    expect(crop(0, 0, 1, 1)).toEqual([]);
  });

  it('leaves out an adjustment that changes nothing and fills what is not given with 1', () => {
    expect(settings({ kind: 'adjust', contrast: 1 })).toEqual([]);
    expect(settings({ kind: 'adjust', contrast: 2 })).toEqual([
      { kind: 'adjust', brightness: 1, contrast: 2, gamma: 1, saturation: 1 },
    ]);
  });
});

describe('applyStep', () => {
  it('refuses a picture over the pixel limit', () => {
    expect(() => applyStep(image, { kind: 'resize', width: 50_000, height: 50_000 })).toThrow(
      expect.objectContaining({ code: 'too_many_pixels' }),
    );
  });

  it('keeps marks and leaves the image it was given alone', () => {
    const marked: ImageValue = { ...image, marks: [{ kind: 'banner', text: 'three' }] };
    expect(applyStep(marked, { kind: 'rotate', degrees: 90 })).toMatchObject({
      width: 200,
      height: 400,
      marks: marked.marks,
    });
    expect(marked.steps).toEqual([]);
  });

  it('maps a corner by hand: turned right, the top left of the picture was at the bottom left', () => {
    const turned = applyStep(image, { kind: 'rotate', degrees: 90 });
    expect(applyToBox(turned.toSource, [0, 0, 10, 20])).toEqual([0, 190, 20, 200]);
  });
});

describe('boxes through any steps', () => {
  const fraction = fc.double({ min: 0, max: 0.9, noNaN: true });
  const size = fc.integer({ min: 20, max: 900 });
  const step: fc.Arbitrary<PrepareStep> = fc.oneof(
    fc.record({ kind: fc.constant('crop' as const), x: fraction, y: fraction, width: fraction, height: fraction }),
    fc.record({
      kind: fc.constant('rotate' as const),
      degrees: fc.constantFrom(90 as const, 180 as const, 270 as const),
    }),
    fc.record({
      kind: fc.constant('flip' as const),
      axis: fc.constantFrom('horizontal' as const, 'vertical' as const),
    }),
    fc.record({
      kind: fc.constant('resize' as const),
      width: size,
      height: size,
      fit: fc.constantFrom('inside' as const, 'fill' as const, 'pad' as const),
    }),
  );
  const box = fc
    .tuple(fraction, fraction, fraction, fraction)
    .map(([x, y, w, h]): Box => [x * 400, y * 200, (x + (1 - x) * w) * 400, (y + (1 - y) * h) * 200]);

  it('come back where they were', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), box, (steps, original) => {
        const result = prepare(image, steps);
        const there = applyToBox(invert(result.toSource), original);
        const back = applyToBox(result.toSource, there);
        original.forEach((value, index) => {
          expect(back[index]).toBeCloseTo(value, 4);
        });
      }),
    );
  });

  it('without padding, the whole picture shows a part of the source and nothing else', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        const result = prepare(
          image,
          steps.map((each) => (each.kind === 'resize' && each.fit === 'pad' ? { ...each, fit: 'fill' } : each)),
        );
        const [x1, y1, x2, y2] = applyToBox(result.toSource, [0, 0, result.width, result.height]);
        expect(Math.min(x1, y1)).toBeGreaterThanOrEqual(-1e-6);
        expect(x2).toBeLessThanOrEqual(400 + 1e-6);
        expect(y2).toBeLessThanOrEqual(200 + 1e-6);
        expect(Number.isInteger(result.width) && Number.isInteger(result.height)).toBe(true);
        expect(Math.min(result.width, result.height)).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});
