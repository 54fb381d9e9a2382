import { expect, test } from 'vitest';
import { fakeContext, PHOTO, runNode } from '../test/support/run-node';
import load from './load';

test('a photo passes as it is', async () => {
  expect(await runNode(load, { inputs: {} })).toEqual({ image: PHOTO });
});

test('photos from the limit on give nothing', async () => {
  const config = { limit: 2 };
  expect(await runNode(load, { inputs: {}, config, ctx: fakeContext([], 1).ctx })).toEqual({ image: PHOTO });
  expect(await runNode(load, { inputs: {}, config, ctx: fakeContext([], 2).ctx })).toEqual({});
});

test('the longest side is made smaller, never larger, and boxes still map to the original', async () => {
  const { image } = await runNode(load, { inputs: {}, config: { maxSide: 200 } });
  expect(image).toMatchObject({ width: 200, height: 150, toSource: [2, 0, 0, 2, 0, 0] });
  expect(await runNode(load, { inputs: {}, config: { maxSide: 2_000 } })).toEqual({ image: PHOTO });
});
