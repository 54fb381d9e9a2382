import { expect, it } from 'vitest';
import {
  index,
  indices,
  int,
  ints,
  runTiny,
  type TinyConstant,
  type TinyNode,
} from '../../../../test/support/tiny-graph';

/** Two pictures of 2 x 1 pixels: 1..6 and 7..12. */
const two = Array.from({ length: 12 }, (_, i) => i + 1);
const run = (nodes: Record<string, TinyNode>, constants: Record<string, TinyConstant>, outputs: string[]) =>
  runTiny({ width: 2, height: 1, nodes, constants, outputs }, two);

it('reshapes every picture of a batch by itself, with the batch size read from the shape as exporters do', async () => {
  const { y } = await run(
    {
      shape: { op: 'Shape', input: ['photo'] },
      batch: { op: 'StridedSlice', input: ['shape', 'from', 'to', 'step'], attr: { shrink_axis_mask: int(1) } },
      target: { op: 'Pack', input: ['batch', 'rest', 'three'], attr: { axis: int(0) } },
      y: { op: 'Reshape', input: ['photo', 'target'] },
    },
    { from: indices(0), to: indices(1), step: indices(1), rest: index(-1), three: index(3) },
    ['y'],
  );
  expect(y).toEqual({ dims: [2, 2, 3], values: two });
});

it('slices, squeezes and widens', async () => {
  const { part, flat, wide } = await run(
    {
      part: { op: 'Slice', input: ['photo', 'begin', 'size'] },
      flat: { op: 'Squeeze', input: ['part'], attr: { squeeze_dims: ints(1) } },
      wide: { op: 'ExpandDims', input: ['flat', 'last'] },
    },
    { begin: indices(0, 0, 1, 1), size: indices(-1, -1, 1, -1), last: index(-1) },
    ['part', 'flat', 'wide'],
  );
  expect(part).toEqual({ dims: [2, 1, 1, 2], values: [5, 6, 11, 12] });
  expect(flat).toEqual({ dims: [2, 1, 2], values: [5, 6, 11, 12] });
  expect(wide).toEqual({ dims: [2, 1, 2, 1], values: [5, 6, 11, 12] });
});

it('takes apart, turns and puts together again', async () => {
  const {
    parts_1: middle,
    joined,
    turned,
  } = await run(
    {
      parts: { op: 'Unpack', input: ['photo'], attr: { axis: int(-1) } },
      joined: { op: 'ConcatV2', input: ['parts:2', 'parts:0', 'axis'] },
      flat: { op: 'Squeeze', input: ['joined'], attr: { squeeze_dims: ints(1) } },
      turned: { op: 'Transpose', input: ['flat', 'order'] },
    },
    { axis: index(-1), order: indices(1, 0) },
    ['parts:1', 'joined', 'turned'],
  );
  expect(middle).toEqual({ dims: [2, 1, 2], values: [2, 5, 8, 11] });
  expect(joined).toEqual({ dims: [2, 1, 4], values: [3, 6, 1, 4, 9, 12, 7, 10] });
  expect(turned).toEqual({ dims: [4, 2], values: [3, 9, 6, 12, 1, 7, 4, 10] });
});

it('repeats a constant for every picture of a batch', async () => {
  const { y } = await run(
    {
      shape: { op: 'Shape', input: ['photo'] },
      batch: { op: 'StridedSlice', input: ['shape', 'from', 'to', 'step'], attr: { shrink_axis_mask: int(1) } },
      times: { op: 'Pack', input: ['batch', 'once'] },
      one: { op: 'ExpandDims', input: ['anchors', 'first'] },
      y: { op: 'Tile', input: ['one', 'times'] },
    },
    {
      from: indices(0),
      to: indices(1),
      step: indices(1),
      once: index(1),
      first: index(0),
      anchors: { shape: [3], values: [0.5, 1, 2] },
    },
    ['y'],
  );
  expect(y).toEqual({ dims: [2, 3], values: [0.5, 1, 2, 0.5, 1, 2] });
});

it('stacks along a new axis', async () => {
  const { y } = await run({ y: { op: 'Pack', input: ['photo', 'photo'], attr: { axis: int(1) } } }, {}, ['y']);
  expect(y?.dims).toEqual([2, 2, 1, 2, 3]);
  expect(y?.values).toEqual([...two.slice(0, 6), ...two.slice(0, 6), ...two.slice(6), ...two.slice(6)]);
});

it('splits into parts, the last of what is left', async () => {
  const { parts_0: head, parts_1: rest } = await run(
    { parts: { op: 'SplitV', input: ['photo', 'lengths', 'axis'] } },
    { lengths: indices(1, -1), axis: index(3) },
    ['parts:0', 'parts:1'],
  );
  expect(head).toEqual({ dims: [2, 1, 2, 1], values: [1, 4, 7, 10] });
  expect(rest).toEqual({ dims: [2, 1, 2, 2], values: [2, 3, 5, 6, 8, 9, 11, 12] });
});

it('takes a batch of one, written into a shape, for any batch', async () => {
  const { y } = await run(
    {
      last: { op: 'SparseToDense', input: ['place', 'size', 'minus', 'zero'] },
      shape: { op: 'AddV2', input: ['known', 'last'] },
      y: { op: 'Reshape', input: ['photo', 'shape'] },
    },
    {
      place: { shape: [1, 1], values: [2], dtype: 'int32' },
      size: indices(3),
      minus: indices(-1),
      zero: index(0),
      known: indices(1, 3, 0),
    },
    ['y'],
  );
  expect(y).toEqual({ dims: [2, 3, 2], values: two });
});
