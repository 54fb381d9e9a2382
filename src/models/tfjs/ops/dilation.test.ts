import { expect, it } from 'vitest';
import { convertTiny, redOnly, runTiny, type TinyConstant, text } from '../../../../test/support/tiny-graph';

const numbers = (shape: number[], ...values: number[]): TinyConstant => ({ shape, values, dtype: 'int32' });
/** Sums each pixel with its left and right neighbour, two away once spread; green and blue are dropped. */
const constants = {
  block: numbers([2], 1, 2),
  pads: numbers([2, 2], 0, 0, 2, 3),
  crops: numbers([2, 2], 0, 0, 0, 1),
  filter: { shape: [1, 3, 3, 1], values: [1, 0, 0, 1, 0, 0, 1, 0, 0] },
};
const spread = { op: 'SpaceToBatchND', input: ['photo', 'block', 'pads'] };

it('makes one dilated convolution of the three nodes', async () => {
  const { y } = await runTiny(
    {
      width: 5,
      height: 1,
      constants,
      nodes: {
        spread,
        conv: { op: 'DepthwiseConv2dNative', input: ['spread', 'filter'], attr: { padding: text('VALID') } },
        y: { op: 'BatchToSpaceND', input: ['conv', 'block', 'crops'] },
      },
      outputs: ['y'],
    },
    [...redOnly(1, 2, 4, 8, 16), ...redOnly(1, 0, 0, 0, 0)],
  );
  expect(y).toEqual({ dims: [2, 1, 5, 3], values: [...redOnly(5, 10, 21, 10, 20), ...redOnly(1, 0, 1, 0, 0)] });
});

it('refuses anything else in between', () => {
  const graph = { width: 5, height: 1, constants, outputs: ['y'] };
  expect(() => convertTiny({ ...graph, nodes: { spread, y: { op: 'Add', input: ['spread', 'photo'] } } })).toThrow(
    expect.objectContaining({ code: 'model_unsupported' }),
  );
  const nodes = { y: { op: 'BatchToSpaceND', input: ['photo', 'block', 'crops'] } };
  expect(() => convertTiny({ ...graph, nodes })).toThrow(expect.objectContaining({ code: 'model_unsupported' }));
});
