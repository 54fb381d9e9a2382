import { expect, it } from 'vitest';
import { float, runTiny } from '../../../../test/support/tiny-graph';

it('computes what comes after a layer', async () => {
  const { relu, leaky, six, soft } = await runTiny(
    {
      width: 1,
      height: 1,
      constants: { shift: { shape: [3], values: [-4, 0, 4] } },
      nodes: {
        x: { op: 'Add', input: ['photo', 'shift'] },
        relu: { op: 'Relu', input: ['x'] },
        leaky: { op: 'LeakyRelu', input: ['x'], attr: { alpha: float(0.25) } },
        six: { op: 'Relu6', input: ['x'] },
        soft: { op: 'Softmax', input: ['photo'] },
      },
      outputs: ['relu', 'leaky', 'six', 'soft'],
    },
    [0, 0, 3],
  );
  expect(relu?.values).toEqual([0, 0, 7]);
  expect(leaky?.values).toEqual([-1, 0, 7]);
  expect(six?.values).toEqual([0, 0, 6]);
  const sum = 2 + Math.exp(3);
  [1 / sum, 1 / sum, Math.exp(3) / sum].forEach((value, i) => {
    expect(soft?.values[i]).toBeCloseTo(value, 6);
  });
});
