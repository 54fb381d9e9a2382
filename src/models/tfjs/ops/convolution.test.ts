import { describe, expect, it } from 'vitest';
import {
  convertTiny,
  float,
  ints,
  redOnly,
  runTiny,
  type TinyConstant,
  type TinyNode,
  text,
} from '../../../../test/support/tiny-graph';
import { paddingOf } from './convolution';

const conv = (input: string, filter: string, padding = 'SAME', stride = 1, op = 'Conv2D'): TinyNode => ({
  op,
  input: [input, filter],
  attr: { padding: text(padding), strides: ints(1, stride, stride, 1), data_format: text('NHWC') },
});
/** A 3 x 3 window that sums the red channel. */
const sumOfRed: TinyConstant = { shape: [3, 3, 3, 1], values: Array.from({ length: 9 }, () => [1, 0, 0]).flat() };
/** 1 x 1, three channels in, three out, unchanged. */
const same: TinyConstant = { shape: [1, 1, 3, 3], values: [1, 0, 0, 0, 1, 0, 0, 0, 1] };
const oneToSixteen = redOnly(...Array.from({ length: 16 }, (_, i) => i + 1));

describe('padding', () => {
  it('puts the odd pixel of SAME at the bottom and the right', () => {
    expect(paddingOf('SAME', [4, 4], [3, 3], [2, 2], [1, 1])).toEqual({ pads: [0, 0, 1, 1], output: [2, 2] });
    expect(paddingOf('SAME', [5, 4], [3, 3], [2, 2], [1, 1])).toEqual({ pads: [1, 0, 1, 1], output: [3, 2] });
  });
  it('counts the reach of a dilated kernel', () => {
    expect(paddingOf('SAME', [8, 8], [3, 3], [1, 1], [2, 2])).toEqual({ pads: [2, 2, 2, 2], output: [8, 8] });
    expect(paddingOf('VALID', [8, 8], [3, 3], [1, 1], [2, 2])).toEqual({ pads: [0, 0, 0, 0], output: [4, 4] });
  });
  it('refuses a scheme it does not know', () => {
    expect(() => paddingOf('EXPLICIT', [4, 4], [3, 3], [1, 1], [1, 1])).toThrow(/EXPLICIT/);
  });
});

it('convolves with asymmetric SAME padding', async () => {
  const graph = {
    width: 4,
    height: 4,
    constants: { sumOfRed },
    nodes: { y: conv('photo', 'sumOfRed', 'SAME', 2) },
    outputs: ['y'],
  };
  // Windows start at 0 and 2; the second ones hang over the bottom and the right by one pixel.
  expect((await runTiny(graph, oneToSixteen)).y).toEqual({ dims: [1, 2, 2, 1], values: [54, 45, 72, 54] });
});

it('convolves without padding', async () => {
  const graph = {
    width: 4,
    height: 4,
    constants: { sumOfRed },
    nodes: { y: conv('photo', 'sumOfRed', 'VALID') },
    outputs: ['y'],
  };
  expect((await runTiny(graph, oneToSixteen)).y).toEqual({ dims: [1, 2, 2, 1], values: [54, 63, 90, 99] });
});

it('gives each channel its own filters in a depthwise convolution', async () => {
  const filter: TinyConstant = { shape: [1, 1, 3, 2], values: [1, 10, 2, 20, 3, 30] };
  const nodes = { y: conv('photo', 'filter', 'SAME', 1, 'DepthwiseConv2dNative') };
  const { y } = await runTiny({ width: 1, height: 1, constants: { filter }, nodes, outputs: ['y'] }, [1, 2, 3]);
  expect(y).toEqual({ dims: [1, 1, 1, 6], values: [1, 10, 4, 40, 9, 90] });
});

it('keeps rows and columns apart in a filter that is not square', async () => {
  // One row, two columns: left pixel times 1, right pixel times 10.
  const filter: TinyConstant = { shape: [1, 2, 3, 1], values: [1, 0, 0, 10, 0, 0] };
  const graph = {
    width: 3,
    height: 2,
    constants: { filter },
    nodes: { y: conv('photo', 'filter', 'VALID') },
    outputs: ['y'],
  };
  expect((await runTiny(graph, redOnly(1, 2, 3, 4, 5, 6))).y).toEqual({ dims: [1, 2, 2, 1], values: [21, 32, 54, 65] });
});

describe('folding', () => {
  const vector = (...values: number[]): TinyConstant => ({ shape: [values.length], values });
  const statistics = {
    gamma: vector(2, 1, 1),
    beta: vector(1, 0, -1),
    mean: vector(4, 0, 1),
    variance: vector(3, 0, 8),
  };
  const normalise = (input: string): TinyNode => ({
    op: 'FusedBatchNorm',
    input: [input, 'gamma', 'beta', 'mean', 'variance'],
    attr: { epsilon: float(1), is_training: { b: false } },
  });
  // (10 - 4) / sqrt(3 + 1) * 2 + 1, (20 - 0) / 1 * 1 + 0, (31 - 1) / 3 * 1 - 1
  const normalised = [7, 20, 9];

  it('puts a batch normalisation into the convolution before it', async () => {
    const graph = {
      width: 1,
      height: 1,
      constants: { same, ...statistics },
      nodes: { c: conv('photo', 'same'), y: normalise('c') },
      outputs: ['y'],
    };
    const { y } = await runTiny(graph, [10, 20, 31]);
    expect(y?.values).toHaveLength(3);
    for (const [i, value] of normalised.entries()) expect(y?.values[i]).toBeCloseTo(value, 5);
    const bytes = convertTiny(graph);
    expect(['Mul', 'Add', 'BatchNormalization'].filter((op) => bytes.includes(op))).toEqual([]);
  });

  it('leaves a convolution alone that others read as well', async () => {
    const graph = {
      width: 1,
      height: 1,
      constants: { same, ...statistics },
      nodes: { c: conv('photo', 'same'), y: normalise('c') },
      outputs: ['y', 'c'],
    };
    const { y, c } = await runTiny(graph, [10, 20, 31]);
    for (const [i, value] of normalised.entries()) expect(y?.values[i]).toBeCloseTo(value, 5);
    expect(c?.values).toEqual([10, 20, 31]);
  });

  it('puts factors and offsets on either side into the convolution, in their order', async () => {
    const graph = {
      width: 1,
      height: 1,
      constants: { same, factor: vector(2, 3, 4), offset: vector(1, 1, 1), twice: { shape: [], values: [2] } },
      nodes: {
        c: conv('photo', 'same'),
        m: { op: 'Mul', input: ['factor', 'c'] },
        a: { op: 'BiasAdd', input: ['m', 'offset'] },
        y: { op: 'Mul', input: ['a', 'twice'] },
      },
      outputs: ['y'],
    };
    expect((await runTiny(graph, [10, 20, 30])).y?.values).toEqual([42, 122, 242]);
    expect(['Mul', 'Add'].filter((op) => convertTiny(graph).includes(op))).toEqual([]);
  });
});
