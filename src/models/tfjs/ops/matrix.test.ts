import { expect, it } from 'vitest';
import { indices, runTiny } from '../../../../test/support/tiny-graph';

const ROWS = { shape: [3, 2], values: [1, 10, 1, 20, 1, 30] };

it('multiplies features with weights, turned or not, with what is fused to it', async () => {
  const { plain, turned, fused } = await runTiny(
    {
      width: 1,
      height: 1,
      constants: {
        weights: ROWS,
        other: { shape: [2, 3], values: [1, 1, 1, 10, 20, 30] },
        bias: { shape: [2], values: [1, -1000] },
        flat: indices(1, -1),
      },
      nodes: {
        row: { op: 'Reshape', input: ['photo', 'flat'] },
        plain: { op: 'MatMul', input: ['row', 'weights'] },
        turned: { op: 'MatMul', input: ['row', 'other'], attr: { transpose_b: { b: true } } },
        fused: {
          op: '_FusedMatMul',
          input: ['row', 'weights', 'bias'],
          attr: { fused_ops: { list: { s: ['BiasAdd', 'Relu'].map((op) => Buffer.from(op).toString('base64')) } } },
        },
      },
      outputs: ['plain', 'turned', 'fused'],
    },
    [1, 2, 3, 0, 0, 1],
  );
  expect(plain).toEqual({ dims: [2, 2], values: [6, 140, 1, 30] });
  expect(turned).toEqual(plain);
  expect(fused?.values).toEqual([7, 0, 2, 0]);
});
