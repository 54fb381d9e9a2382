import { expect, it } from 'vitest';
import { ints, redOnly, runTiny, type TinyConstant, text } from '../../../../test/support/tiny-graph';

const vector = (...values: number[]): TinyConstant => ({ shape: [values.length], values });
const conv = (input: string, filter: string) => ({
  op: 'Conv2D',
  input: [input, filter],
  attr: { padding: text('SAME'), strides: ints(1, 1, 1, 1) },
});
const same: TinyConstant = { shape: [1, 1, 3, 3], values: [1, 0, 0, 0, 1, 0, 0, 0, 1] };

it('computes with the photo and constants, the constant on either side', async () => {
  const graph = {
    width: 1,
    height: 1,
    constants: { scale: { shape: [], values: [2] }, shift: vector(1, 2, 3), hundred: { shape: [], values: [100] } },
    nodes: {
      scaled: { op: 'Mul', input: ['scale', 'photo'] },
      less: { op: 'Sub', input: ['scaled', 'shift'] },
      from: { op: 'Sub', input: ['hundred', 'less'] },
    },
    outputs: ['less', 'from'],
  };
  const { less, from } = await runTiny(graph, [10, 20, 30]);
  expect(less?.values).toEqual([19, 38, 57]);
  expect(from?.values).toEqual([81, 62, 43]);
});

it('computes with constants alone, broadcasting them', async () => {
  const graph = {
    width: 1,
    height: 1,
    constants: { column: { shape: [3, 1], values: [1, 2, 3] }, row: vector(10, 20, 30) },
    nodes: { table: { op: 'Mul', input: ['column', 'row'] }, y: { op: 'Add', input: ['photo', 'table'] } },
    outputs: ['y'],
  };
  const { y } = await runTiny(graph, [1, 2, 3]);
  expect(y).toEqual({ dims: [1, 1, 3, 3], values: [11, 22, 33, 21, 42, 63, 31, 62, 93] });
});

it('cuts at 0 and 6', async () => {
  const graph = {
    width: 3,
    height: 1,
    constants: { five: { shape: [], values: [5] } },
    nodes: { x: { op: 'Sub', input: ['photo', 'five'] }, y: { op: 'Relu6', input: ['x'] } },
    outputs: ['y'],
  };
  expect((await runTiny(graph, redOnly(2, 8, 20))).y?.values).toEqual([0, 0, 0, 3, 0, 0, 6, 0, 0]);
});

it('adds what comes from a convolution to what does not', async () => {
  const graph = {
    width: 2,
    height: 1,
    constants: { same, offset: vector(100, 200, 300) },
    nodes: {
      c: conv('photo', 'same'),
      sum: { op: 'AddN', input: ['c', 'photo', 'c'] },
      y: { op: 'Add', input: ['sum', 'offset'] },
    },
    outputs: ['y'],
  };
  expect((await runTiny(graph, [1, 2, 3, 4, 5, 6])).y?.values).toEqual([103, 206, 309, 112, 215, 318]);
});

it('computes sigmoid and exp', async () => {
  const graph = {
    width: 1,
    height: 1,
    nodes: { s: { op: 'Sigmoid', input: ['photo'] }, e: { op: 'Exp', input: ['photo'] } },
    outputs: ['s', 'e'],
  };
  const { s, e } = await runTiny(graph, [0, 1, 2]);
  for (const [i, x] of [0, 1, 2].entries()) {
    expect(s?.values[i]).toBeCloseTo(1 / (1 + Math.exp(-x)), 6);
    expect(e?.values[i]).toBeCloseTo(Math.exp(x), 5);
  }
});
