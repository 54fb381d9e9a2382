import { expect, it } from 'vitest';
import { indices, ints, runTiny, text } from '../../../../test/support/tiny-graph';

const paddings = { shape: [4, 2], values: [0, 0, 0, 0, 1, 2, 0, 0], dtype: 'int32' as const };

it('pads before and after, with zero or a value, whatever the layout', async () => {
  const { zero, five, turned } = await runTiny(
    {
      width: 1,
      height: 1,
      constants: { paddings, value: { shape: [], values: [5] }, order: indices(0, 3, 1, 2) },
      nodes: {
        zero: { op: 'Pad', input: ['photo', 'paddings'] },
        five: { op: 'PadV2', input: ['photo', 'paddings', 'value'] },
        pool: {
          op: 'MaxPool',
          input: ['photo'],
          attr: { ksize: ints(1, 1, 1, 1), strides: ints(1, 1, 1, 1), padding: text('VALID') },
        },
        wide: { op: 'Pad', input: ['pool', 'paddings'] },
        turned: { op: 'Transpose', input: ['wide', 'order'] },
      },
      outputs: ['zero', 'five', 'turned'],
    },
    [7, 8, 9],
  );
  expect(zero).toEqual({ dims: [1, 1, 4, 3], values: [0, 0, 0, 7, 8, 9, 0, 0, 0, 0, 0, 0] });
  expect(five?.values).toEqual([5, 5, 5, 7, 8, 9, 5, 5, 5, 5, 5, 5]);
  expect(turned).toEqual({ dims: [1, 3, 1, 4], values: [0, 7, 0, 0, 0, 8, 0, 0, 0, 9, 0, 0] });
});
