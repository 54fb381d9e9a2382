import { expect, it } from 'vitest';
import { index, indices, ints, redOnly, runTiny, text } from '../../../../test/support/tiny-graph';

const row = redOnly(1, 2, 3, 9, 5);
const window = { ksize: ints(1, 1, 2, 1), strides: ints(1, 1, 2, 1) };

it('takes the largest and the mean of windows, the padding left out of the mean', async () => {
  const { most, mean, cut } = await runTiny(
    {
      width: 5,
      height: 1,
      nodes: {
        most: { op: 'MaxPool', input: ['photo'], attr: { ...window, padding: text('SAME') } },
        mean: { op: 'AvgPool', input: ['photo'], attr: { ...window, padding: text('SAME') } },
        cut: { op: 'AvgPool', input: ['photo'], attr: { ...window, padding: text('VALID') } },
      },
      outputs: ['most', 'mean', 'cut'],
    },
    row,
  );
  expect(most).toEqual({ dims: [1, 1, 3, 3], values: redOnly(2, 9, 5) });
  expect(mean?.values).toEqual(redOnly(1.5, 6, 5));
  expect(cut?.values).toEqual(redOnly(1.5, 6));
});

it('sums up rows and columns of each photo of a batch, axes kept or dropped', async () => {
  const constants = { inside: indices(1, 2), channels: index(-1) };
  const { mean, kept, largest, best, pooled } = await runTiny(
    {
      width: 2,
      height: 1,
      constants,
      nodes: {
        mean: { op: 'Mean', input: ['photo', 'inside'] },
        kept: { op: 'Mean', input: ['photo', 'inside'], attr: { keep_dims: { b: true } } },
        largest: { op: 'Max', input: ['photo', 'channels'] },
        best: { op: 'ArgMax', input: ['photo', 'channels'] },
        pool: {
          op: 'MaxPool',
          input: ['photo'],
          attr: { ksize: ints(1, 1, 1, 1), strides: ints(1, 1, 1, 1), padding: text('VALID') },
        },
        pooled: { op: 'ArgMax', input: ['pool', 'channels'] },
      },
      outputs: ['mean', 'kept', 'largest', 'best', 'pooled'],
    },
    [1, 2, 3, 5, 4, 1, 0, 0, 10, 20, 0, 0],
  );
  expect(mean).toEqual({ dims: [2, 3], values: [3, 3, 2, 10, 0, 5] });
  expect(kept).toEqual({ dims: [2, 1, 1, 3], values: [3, 3, 2, 10, 0, 5] });
  expect(largest).toEqual({ dims: [2, 1, 2], values: [3, 5, 10, 20] });
  expect(best).toEqual({ dims: [2, 1, 2], values: [2, 0, 2, 0] });
  expect(pooled).toEqual(best);
});
