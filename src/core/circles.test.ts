import { describe, expect, it } from 'vitest';
import { graphOf, mended, workflow } from '../../test/support/graphs';
import { circleProblems } from './circles';

const chain = (ids: string) => [...ids].flatMap((id, at) => (at ? [`${ids[at - 1]}.o -> ${id}.i`] : []));
const graph = (ids: string, wires: string[]) => workflow(Object.fromEntries([...ids].map((id) => [id, 'x'])), wires);
const named = (json: object) => circleProblems(graphOf(json)).map((each) => each.params.nodes);

describe('circles', () => {
  it('finds none in a graph without one, diamonds included', () => {
    expect(named(graph('abcd', [...chain('abd'), ...chain('acd')]))).toEqual([]);
  });

  it('names the steps on the circle only, in the order of the wires, the first of the file first', () => {
    const json = graph('abcdef', [...chain('abcdf'), 'd.o -> b.i', 'c.o -> e.i']);
    expect(named(json)).toEqual(['"b", "c", "d"']);
    expect(named(graph('abc', chain('cbac')))).toEqual(['"a", "c", "b"']);
  });

  it('does not name a step between two circles', () => {
    const json = graph('abxcd', [...chain('abab').slice(0, 2), ...chain('bxc'), ...chain('cdc')]);
    expect(named(json)).toEqual(['"a", "b"', '"c", "d"']);
  });

  it('names a step that feeds itself', () => {
    expect(named(graph('ab', ['a.o -> b.i', 'b.o -> b.i']))).toEqual(['"b"']);
  });

  it('cuts every wire that closes the circle, when there are two side by side', () => {
    const json = graph('ab', ['a.o -> b.i', 'b.o -> a.i', 'b.o2 -> a.i2']);
    const [problem] = circleProblems(graphOf(json));
    if (!problem) throw new Error('no circle found');
    expect(circleProblems(mended(json, problem))).toEqual([]);
  });

  it('ignores wires that lead nowhere', () => {
    expect(named(graph('a', ['a.o -> ghost.i', 'ghost.o -> a.i']))).toEqual([]);
  });

  it('walks 2,000 steps without overflowing the stack', () => {
    const nodes = Array.from({ length: 2000 }, (_, n) => ({ id: `n${n}`, type: 'x', config: {} }));
    const edges = nodes.map((node, n) => ({
      id: `e${n}`,
      source: node.id,
      sourceHandle: 'o',
      target: `n${(n + 1) % 2000}`,
      targetHandle: 'i',
    }));
    const [problem] = circleProblems({ schemaVersion: 1, name: '', nodes, edges, layout: {} });
    expect(problem?.edgeId).toBe('e1999');
  });

  it('lists ten at most, of a graph in which everything feeds everything', () => {
    const ids = 'abcdefgh';
    const wires = [...ids].flatMap((a) => [...ids].map((b) => `${a}.o -> ${b}.i`));
    expect(circleProblems(graphOf(graph(ids, wires)))).toHaveLength(10);
  });
});
