import { expect, it } from 'vitest';
import { orderNodes } from './order';

const active = (ids: string[], pairs: [string, string][]) => ({
  nodes: ids.map((id) => ({ id, type: 'x', config: {} })),
  wires: pairs.map(([from, target], n) => ({ edgeId: `e${n}`, from: { nodeId: from, port: 'o' }, target, port: 'i' })),
});
const order = (ids: string[], pairs: [string, string][]) => orderNodes(active(ids, pairs)).map((node) => node.id);

it('puts every node after those it needs, in the order of the file where there is a choice', () => {
  expect(
    order(
      ['d', 'c', 'b', 'a'],
      [
        ['a', 'b'],
        ['b', 'd'],
        ['a', 'c'],
        ['c', 'd'],
      ],
    ),
  ).toEqual(['a', 'b', 'c', 'd']);
  expect(order(['z', 'y', 'x'], [])).toEqual(['z', 'y', 'x']);
});

it('leaves out what is on or behind a circle', () => {
  expect(
    order(
      ['a', 'b', 'c', 'd'],
      [
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'b'],
        ['c', 'd'],
      ],
    ),
  ).toEqual(['a']);
});

it('orders a chain of 2,000 nodes written backwards without overflowing the stack', () => {
  const ids = Array.from({ length: 2000 }, (_, n) => `n${1999 - n}`);
  const pairs = Array.from({ length: 1999 }, (_, n): [string, string] => [`n${n}`, `n${n + 1}`]);
  expect(order(ids, pairs)).toEqual([...ids].reverse());
});
