import { expect, test } from 'vitest';
import { applyToPoint } from '../src/vision/affine';
import { PHOTO, runNode } from '../test/support/run-node';
import preprocess from './preprocess';

test('without steps the photo is unchanged', async () => {
  expect(await runNode(preprocess, { inputs: { image: PHOTO } })).toEqual({ image: PHOTO });
});

test('each step works on what the one before it left, and the map leads back to the original', async () => {
  const { image } = await runNode(preprocess, {
    inputs: { image: PHOTO },
    config: {
      steps: [
        { kind: 'crop', x: 0.5, y: 0, width: 0.5, height: 1 },
        { kind: 'rotate', degrees: 90 },
        { kind: 'resize', width: 150, fit: 'inside' },
      ],
    },
  });
  if (!image) throw new Error('no image came out');
  // 400 x 300, right half: 200 x 300, turned: 300 x 200, half of that: 150 x 100.
  expect([image.width, image.height]).toEqual([150, 100]);
  // Turned clockwise, the upper left corner shows what was the lower left one of the right half.
  expect(applyToPoint(image.toSource, 0, 0)).toEqual([200, 300]);
  expect(applyToPoint(image.toSource, 150, 100)).toEqual([400, 0]);
});

test('steps that say nothing or something impossible are refused', () => {
  const parse = (step: unknown) => preprocess.config.safeParse({ steps: [step] }).success;
  expect(parse({ kind: 'resize' })).toBe(false);
  expect(parse({ kind: 'resize', width: 0 })).toBe(false);
  expect(parse({ kind: 'crop', x: 0, y: 0, width: 0, height: 1 })).toBe(false);
  expect(parse({ kind: 'rotate', degrees: 45 })).toBe(false);
  expect(parse({ kind: 'blur' })).toBe(false);
  expect(parse({ kind: 'flip', axis: 'vertical' })).toBe(true);
});
