import { describe, expect, it } from 'vitest';
import { workflow } from '../../test/support/graphs';
import { MAX_NODES, parseGraph } from './graph';

const codes = (json: unknown) => parseGraph(json).problems.map((each) => each.code);
const nested = (depth: number): unknown => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);

describe('parseGraph', () => {
  it.each([[null], [1], ['x'], [[]], [{}], [{ schemaVersion: 0, nodes: [] }], [{ schemaVersion: 1, nodes: 5 }]])(
    'refuses %j, which is no workflow',
    (json) => {
      expect(codes(json)).toEqual(['not_a_workflow']);
    },
  );

  it('says of a file of tomorrow that it is one, before it judges the rest', () => {
    const { graph, problems } = parseGraph({ schemaVersion: 2, nodes: 'elsewhere' });
    expect(graph).toBeNull();
    expect(problems).toMatchObject([{ code: 'newer_workflow', params: { version: 2 } }]);
  });

  it('says where a node is not readable', () => {
    const [problem] = parseGraph({ schemaVersion: 1, nodes: [{ id: 'a', type: 7 }] }).problems;
    expect(problem?.message).toContain('nodes.0.type');
  });

  it('keeps keys it does not know, at every place', () => {
    const json = {
      schemaVersion: 1,
      name: 'n',
      nodes: [{ id: 'a', type: 'later', version: 9, config: { x: { y: [1] } }, badge: 'new' }],
      edges: [{ id: 'e', source: 'a', sourceHandle: 'o', target: 'b', targetHandle: 'i', colour: 'red' }],
      layout: { a: { x: 1, y: 2, collapsed: true } },
      author: { name: 'me' },
    };
    expect(parseGraph(json).graph).toEqual(json);
  });

  it('names wires that have no id by their ends, and differently where that name is taken', () => {
    const wire = { source: 'a', sourceHandle: 'o', target: 'b', targetHandle: 'i' };
    const edges = [wire, { ...wire, id: 'a.o-b.i' }, wire, { ...wire, id: 'mine' }];
    const { graph } = parseGraph({ schemaVersion: 1, nodes: [], edges });
    expect(graph?.edges.map((edge) => edge.id)).toEqual(['a.o-b.i-2', 'a.o-b.i', 'a.o-b.i-3', 'mine']);
  });

  it('refuses a node id given twice, and a wire id given twice, naming them', () => {
    const node = { id: 'a', type: 'shots' };
    const wire = { id: 'w', source: 'a', sourceHandle: 'o', target: 'b', targetHandle: 'i' };
    const { graph, problems } = parseGraph({ schemaVersion: 1, nodes: [node, node, node], edges: [wire, wire] });
    expect(graph).toBeNull();
    expect(problems.map(({ code, nodeId, edgeId }) => [code, nodeId ?? edgeId])).toEqual([
      ['duplicate_id', 'a'],
      ['duplicate_id', 'w'],
    ]);
  });

  it('takes 500 nodes and refuses 501', () => {
    const nodes = (count: number) => ({
      schemaVersion: 1,
      nodes: Array.from({ length: count }, (_, n) => ({ id: `n${n}`, type: 'x' })),
    });
    expect(codes(nodes(MAX_NODES))).toEqual([]);
    expect(codes(nodes(MAX_NODES + 1))).toEqual(['too_many_nodes']);
  });

  it('refuses more than 2,000 wires', () => {
    const edge = { source: 'a', sourceHandle: 'o', target: 'b', targetHandle: 'i' };
    expect(codes({ schemaVersion: 1, nodes: [], edges: Array(2001).fill(edge) })).toEqual(['not_a_workflow']);
  });
});

describe('forbidden names', () => {
  it.each([
    ['a key at the top', '{"schemaVersion":1,"nodes":[],"__proto__":{"polluted":true}}'],
    [
      'a key deep in a setting',
      '{"schemaVersion":1,"nodes":[{"id":"a","type":"x","config":{"b":[{"__proto__":{}}]}}]}',
    ],
    ['constructor as a key', '{"schemaVersion":1,"nodes":[],"layout":{"constructor":{"x":1,"y":1}}}'],
    ['prototype as an id', '{"schemaVersion":1,"nodes":[{"id":"prototype","type":"x"}]}'],
    ['constructor as a type', '{"schemaVersion":1,"nodes":[{"id":"a","type":"constructor"}]}'],
    [
      '__proto__ as a handle',
      '{"schemaVersion":1,"nodes":[],"edges":[{"source":"a","sourceHandle":"__proto__","target":"b","targetHandle":"i"}]}',
    ],
  ])('refuses %s', (_what, text) => {
    expect(codes(JSON.parse(text))).toEqual(['forbidden_key']);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('lets the same words stand in texts and lists', () => {
    const json = workflow({ a: { type: 'x', note: 'constructor', config: { labels: ['__proto__'] } } });
    expect(codes(json)).toEqual([]);
  });

  it('takes names that every object has, such as toString', () => {
    expect(codes(workflow({ toString: 'valueOf' }, [], { layout: { toString: { x: 0, y: 0 } } }))).toEqual([]);
  });

  it('refuses nesting 5,000 deep without overflowing the stack', () => {
    expect(codes(workflow({ a: { type: 'x', config: { deep: nested(5000) } } }))).toEqual(['not_a_workflow']);
    expect(codes(workflow({ a: { type: 'x', config: { deep: nested(40) } } }))).toEqual([]);
  });
});
