import { describe, expect, it } from 'vitest';
import { codesOf, graphOf, workflow } from '../../test/support/graphs';
import { TEST_NODES } from '../../test/support/test-nodes';
import { applyParams, setFields } from './set-fields';

const json = workflow({ in: 'shots', find: { type: 'find', config: { later: 1 }, ask: ['found'] } }, [
  'in.image -> find.image',
]);
const graph = graphOf(json);
const set = (params: object) => setFields(graph, JSON.parse(JSON.stringify(params)), TEST_NODES);
const apply = (text: string) => applyParams(graph, JSON.parse(text), TEST_NODES);

describe('setFields', () => {
  it('sets any setting beside the others and leaves the given graph alone', () => {
    const before = structuredClone(graph);
    expect(set({ find: { model: 'x' }, in: { limit: 3 } }).nodes.map((node) => node.config)).toEqual([
      { limit: 3 },
      { later: 1, model: 'x' },
    ]);
    expect(graph).toEqual(before);
  });

  it('leaves it to the compiler to judge the value', () => {
    expect(codesOf(set({ find: { found: 'many' } }))).toEqual(['bad_config']);
  });

  it('says which steps and settings there are', () => {
    expect(() => set({ gone: { x: 1 } })).toThrow('There is no step "gone". The steps are: in, find.');
    expect(() => set({ in: { toString: 1 } })).toThrow('The step "in" has no setting "toString". It has: limit.');
  });
});

describe('applyParams', () => {
  it('sets what the workflow asks for', () => {
    expect(apply('{"find":{"found":7}}').nodes[1]?.config).toEqual({ later: 1, found: 7 });
    expect(apply('{}')).toEqual(graph);
  });

  it.each([
    ['{"find":{"model":"finder"}}', 'find.model'],
    ['{"in":{"limit":3}}', 'in.limit'],
    ['{"gone":{"found":3}}', 'gone.found'],
    ['{"find":{"__proto__":3}}', 'find.__proto__'],
    ['{"__proto__":{"found":3}}', '__proto__.found'],
  ])('refuses %s, which is not asked for', (text, param) => {
    expect(() => apply(text)).toThrow(
      expect.objectContaining({ code: 'param_not_asked', params: { param, asked: 'find.found' } }),
    );
  });

  it('refuses a value the setting does not take', () => {
    expect(() => apply('{"find":{"found":-1}}')).toThrow(
      expect.objectContaining({ code: 'param_invalid', status: 422 }),
    );
  });

  it('does not take a dot in a name for the border between step and setting', () => {
    const dotted = graphOf(workflow({ a: 'find', 'a.b': { type: 'find', ask: ['found'] } }));
    expect(() => applyParams(dotted, { a: { 'b.found': 1 } }, TEST_NODES)).toThrow(
      expect.objectContaining({ code: 'param_not_asked' }),
    );
  });
});
