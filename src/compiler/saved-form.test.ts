// The graph as compile gives it back: migrated, defaults filled in, nothing lost.

import { describe, expect, it } from 'vitest';
import { codesOf, compiled, workflow } from '../../test/support/graphs';

const node = (spec: { type: string; [key: string]: unknown }) =>
  compiled(workflow({ in: 'shots', x: spec }, ['in.image -> x.image'])).graph?.nodes[1];

describe('defaults', () => {
  it('are filled in at every depth, and the version', () => {
    expect(node({ type: 'find', config: { list: [{ size: 2 }] } })).toEqual({
      id: 'x',
      type: 'find',
      version: 1,
      config: { model: 'finder', found: 2, nested: { low: 0 }, list: [{ size: 2, unit: 'px' }] },
    });
  });

  it('do not push out what the kind does not know, at any depth', () => {
    const config = {
      later: 1,
      nested: { low: 3, high: 4 },
      list: [{ size: 1, unit: 'px', hint: 'a' }],
      model: 'finder',
      found: 0,
    };
    expect(node({ type: 'find', config })?.config).toEqual(config);
  });

  it('are left out where the settings are not valid', () => {
    expect(node({ type: 'find', config: { found: 'x' } })?.config).toEqual({ found: 'x' });
  });
});

describe('versions', () => {
  it('bring old settings up to date, step by step', () => {
    expect(node({ type: 'grown', version: 1, config: { size: 2.4, mine: 1 } })).toMatchObject({
      version: 3,
      config: { sizes: [2], mine: 1 },
    });
    expect(node({ type: 'grown', version: 2, config: { width: 7 } })?.config).toEqual({ sizes: [7] });
  });

  it('are the current one where none is given', () => {
    expect(node({ type: 'grown', config: { sizes: [4] } })).toMatchObject({ version: 3, config: { sizes: [4] } });
  });

  it('newer than known are kept and reported', () => {
    const json = workflow({ in: 'shots', x: { type: 'grown', version: 4, config: { later: true } } }, [
      'in.image -> x.image',
    ]);
    expect(codesOf(json)).toEqual(['newer_node']);
    expect(compiled(json).graph?.nodes[1]).toMatchObject({ version: 4, config: { later: true } });
  });

  it('whose settings no migration can read are kept and reported', () => {
    const json = workflow({ in: 'shots', x: { type: 'grown', version: 1, config: { size: 'big' } } }, [
      'in.image -> x.image',
    ]);
    const { problems, graph } = compiled(json);
    expect(problems).toMatchObject([{ code: 'bad_config', nodeId: 'x', field: 'version' }]);
    expect(graph?.nodes[1]).toMatchObject({ version: 1, config: { size: 'big' } });
  });
});

it('compiling the saved form again changes nothing', () => {
  const json = workflow(
    { in: 'shots', x: { type: 'grown', version: 1, config: { size: 1 } }, f: { type: 'find', config: { later: [1] } } },
    ['in.image -> x.image', 'x.image -> f.image'],
    { layout: { in: { x: 1, y: 1 } } },
  );
  const once = compiled(json);
  const twice = compiled(once.graph);
  expect(twice.graph).toEqual(once.graph);
  expect(twice.plan).toEqual(once.plan);
});
