// Every problem a workflow can have: its code, where it stands, that its fix mends it.

import { describe, expect, it } from 'vitest';
import { codesOf, compiled, mended, problemsOf, workflow } from '../../test/support/graphs';
import { TEST_NODES } from '../../test/support/test-nodes';
import { compile } from './compile';

const good = workflow({ in: 'shots', find: 'find' }, ['in.image -> find.image']);

/** The problems before and after the fix of the first. */
function mending(json: unknown) {
  const [first] = problemsOf(json);
  if (!first) throw new Error('no problem at all');
  return { first, after: codesOf(mended(json, first)) };
}

describe('problems and their fixes', () => {
  it('has none with a good workflow', () => {
    expect(codesOf(good)).toEqual([]);
  });

  it('empty', () => {
    expect(codesOf(workflow({}))).toEqual(['empty']);
  });

  it('not a workflow, at any price', () => {
    for (const json of [undefined, null, 3, 'x', [], {}, { nodes: [] }])
      expect(codesOf(json)).toEqual(['not_a_workflow']);
  });

  it('type_mismatch inserts the step that makes it fit', () => {
    const json = workflow({ in: 'shots', total: 'total' }, ['in.image -> total.detections']);
    const { first, after } = mending(json);
    expect(first).toMatchObject({ code: 'type_mismatch', nodeId: 'total', edgeId: 'in.image-total.detections' });
    expect(first.message).toBe('"Shots" gives photo, but "Total" needs found objects. Put "Find" between them.');
    expect(after).toEqual([]);
  });

  it('type_mismatch without a step between removes the wire', () => {
    const json = workflow({ in: 'shots', up: 'shout', n: 'total', f: 'find' }, [
      'in.image -> f.image',
      'f.detections -> n.detections',
      'n.count -> up.text',
    ]);
    const { first, after } = mending(json);
    expect(first).toMatchObject({ code: 'type_mismatch', fix: { label: 'Remove the wire' } });
    expect(after).toEqual(['missing_input']);
  });

  it('label fits text, and nothing else is cast', () => {
    const json = (port: string) =>
      workflow({ in: 'shots', name: 'name', up: 'shout' }, ['in.image -> name.image', `name.${port} -> up.text`]);
    expect(codesOf(json('label'))).toEqual([]);
    expect(codesOf(json('image'))).toEqual(['type_mismatch']);
  });

  it('missing_input draws the wire from the last step that fits', () => {
    const { first, after } = mending(workflow({ in: 'shots', name: 'name', find: 'find' }, ['in.image -> name.image']));
    expect(first).toMatchObject({ code: 'missing_input', nodeId: 'find', field: 'image' });
    expect(first.fix?.edits).toMatchObject([{ edge: { source: 'name', target: 'find' } }]);
    expect(after).toEqual([]);
  });

  it('missing_input of "this or that" is told once for the group, and one wire is enough', () => {
    const { first, after } = mending(workflow({ in: 'shots', either: 'this-or-that' }));
    expect(first).toMatchObject({ code: 'missing_input', params: { port: 'left or right', needs: 'photo or number' } });
    expect(after).toEqual([]);
  });

  it('port_taken removes the wire that came later', () => {
    const json = workflow({ in: 'shots', name: 'name', find: 'find' }, [
      'in.image -> name.image',
      'in.image -> find.image',
      'name.image -> find.image',
    ]);
    const { first, after } = mending(json);
    expect(first).toMatchObject({ code: 'port_taken', nodeId: 'find', edgeId: 'name.image-find.image' });
    expect(after).toEqual([]);
  });

  it('an input for many takes many', () => {
    const wires = ['in.image -> keep.values', 'find.detections -> keep.values', 'in.image -> find.image'];
    expect(codesOf(workflow({ in: 'shots', find: 'find', keep: 'keeper' }, wires))).toEqual([]);
  });

  it('cycle', () => {
    const json = workflow({ in: 'shots', a: 'mark', b: 'name', c: 'name' }, [
      'c.image -> a.image',
      'a.image -> b.image',
      'b.image -> c.image',
    ]);
    const { first, after } = mending(json);
    expect(first).toMatchObject({ code: 'cycle', nodeId: 'a', params: { nodes: '"a", "b", "c"' } });
    expect(after).toEqual(['missing_input']);
  });

  it('cycle through a disabled step too, so that enabling it breaks nothing', () => {
    const json = workflow({ in: 'shots', a: 'name', b: { type: 'name', disabled: true } }, [
      'b.image -> a.image',
      'a.image -> b.image',
    ]);
    expect(codesOf(json)).toContain('cycle');
  });

  it('dangling_edge and unknown_port remove the wire', () => {
    for (const [wire, code] of [
      ['in.image -> ghost.image', 'dangling_edge'],
      ['in.image -> find.picture', 'unknown_port'],
      ['in.toString -> find.image', 'unknown_port'],
    ] as const) {
      const { first, after } = mending({ ...good, edges: [...good.edges, ...workflow({}, [wire]).edges] });
      expect(first.code).toBe(code);
      expect(after).toEqual([]);
    }
  });

  it('source_count without one adds one, under an id that is free', () => {
    const { first, after } = mending(workflow({ shots: 'find' }));
    expect(first).toMatchObject({ code: 'source_count', params: { count: 0 }, fix: { label: 'Add "Shots"' } });
    expect(after).toEqual(['missing_input']);
  });

  it('source_count with three removes two', () => {
    const { first, after } = mending(workflow({ a: 'shots', b: 'shots', c: 'shots' }));
    expect(first).toMatchObject({ code: 'source_count', params: { count: 3 }, fix: { label: 'Remove "b" and "c"' } });
    expect(after).toEqual([]);
  });

  it('model_missing and model_wrong_task choose one that fits', () => {
    for (const [model, code] of [
      ['gone', 'model_missing'],
      ['sorter', 'model_wrong_task'],
    ] as const) {
      const json = workflow({ in: 'shots', find: { type: 'find', config: { model } } }, ['in.image -> find.image']);
      const { first, after } = mending(json);
      expect(first).toMatchObject({ code, nodeId: 'find', field: 'model', params: { known: 'finder' } });
      expect(after).toEqual([]);
    }
  });

  it('model_missing has no fix where no model fits', () => {
    const [problem] = compile(good, { registry: TEST_NODES, models: new Map() }).problems;
    expect(problem).toMatchObject({ code: 'model_missing', params: { known: 'none' } });
    expect(problem?.fix).toBeUndefined();
  });

  it('bad_config names the field, deep inside too, and puts the default back', () => {
    for (const [config, field] of [
      [{ found: -1 }, 'found'],
      [{ list: [{ size: 1 }, { size: 'big' }] }, 'list.1.size'],
    ] as const) {
      const json = workflow({ in: 'shots', find: { type: 'find', config } }, ['in.image -> find.image']);
      const { first, after } = mending(json);
      expect(first).toMatchObject({ code: 'bad_config', nodeId: 'find', field });
      expect(after).toEqual([]);
    }
  });

  it('bad_config of a setting without a default has no fix', () => {
    const [problem] = problemsOf(workflow({ in: 'shots', x: 'exacting' }, ['in.image -> x.image']));
    expect(problem).toMatchObject({ code: 'bad_config', field: 'mustBeGiven' });
    expect(problem?.fix).toBeUndefined();
  });

  it('ask_unknown, for what is no setting and for what may not be asked', () => {
    const json = workflow({ in: 'shots', find: { type: 'find', ask: ['found', 'model', 'toString'] } }, [
      'in.image -> find.image',
    ]);
    expect(problemsOf(json).map(({ code, field }) => [code, field])).toEqual([
      ['ask_unknown', 'model'],
      ['ask_unknown', 'toString'],
    ]);
  });

  it('unknown_node is kept with its settings and wires, and can be removed', () => {
    const json = workflow({ in: 'shots', new: { type: 'later', config: { a: { b: 1 } }, badge: 1 } }, [
      'in.image -> new.anything',
    ]);
    const { first, after } = mending(json);
    expect(first).toMatchObject({ code: 'unknown_node', nodeId: 'new' });
    expect(after).toEqual([]);
    const { graph } = compiled(json);
    expect(graph?.nodes[1]).toEqual({ id: 'new', type: 'later', config: { a: { b: 1 } }, badge: 1 });
    expect(graph?.edges).toMatchObject([{ source: 'in', target: 'new', targetHandle: 'anything' }]);
  });

  it('a kind is never found by a name every object has', () => {
    expect(codesOf(workflow({ in: 'shots', a: 'toString', b: 'hasOwnProperty' }))).toEqual([
      'unknown_node',
      'unknown_node',
    ]);
  });

  it('tells everything that is wrong at once', () => {
    const json = workflow({ a: { type: 'find', config: { found: 'x', model: 'gone' } }, b: 'later' }, ['a.x -> c.y']);
    expect(codesOf(json)).toEqual(['source_count', 'unknown_node', 'bad_config', 'dangling_edge', 'missing_input']);
  });

  it('judges 500 steps that are all unwired, and 500 wires that all misfit, without taking forever', () => {
    const ids = Array.from({ length: 499 }, (_, n) => `n${n}`);
    const lonely = workflow({ in: 'shots', ...Object.fromEntries(ids.map((id) => [id, 'total'])) });
    expect(problemsOf(lonely)).toHaveLength(499);
    const wires = ids.map((id) => `in.image -> ${id}.detections`);
    expect(problemsOf({ ...lonely, edges: workflow({}, wires).edges })).toHaveLength(499);
  });
});
