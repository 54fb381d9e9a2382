import { describe, expect, it } from 'vitest';
import { codesOf, mended, planOf, problemsOf, workflow } from '../../test/support/graphs';

const base = { in: 'shots', find: 'find', cut: 'cut', tiles: 'tiles' };
const wires = [
  'in.image -> find.image',
  'in.image -> cut.image',
  'find.detections -> cut.detections',
  'in.image -> tiles.image',
];

describe('levels', () => {
  it('gives each step the level of its deepest input, and each output its own', () => {
    const json = workflow({ ...base, mark: 'mark', count: 'tally', parts: 'tiles' }, [
      ...wires,
      'cut.crops -> mark.image',
      'find.detections -> mark.detections',
      'mark.image -> parts.image',
      'parts.tiles -> count.images',
    ]);
    const steps = new Map(planOf(json).steps.map((step) => [step.nodeId, step]));
    expect(steps.get('cut')).toMatchObject({ lineage: [], outputs: { crops: { depth: 1 }, image: { depth: 0 } } });
    expect(steps.get('mark')).toMatchObject({ lineage: ['cut'], outputs: { image: { depth: 1 } } });
    expect(steps.get('parts')).toMatchObject({ lineage: ['cut'], outputs: { tiles: { depth: 2 } } });
    expect(steps.get('count')).toMatchObject({ lineage: [], outputs: { count: { depth: 0 } } });
  });

  it('refuses values split by different steps, and the fix takes one away', () => {
    const json = workflow({ ...base, one: 'this-or-that', n: 'total', f: 'find' }, [
      ...wires,
      'cut.crops -> one.left',
      'tiles.tiles -> f.image',
      'f.detections -> n.detections',
      'n.count -> one.right',
    ]);
    expect(codesOf(json)).toEqual([]);
    const clash = workflow({ ...base, f: 'find', mark: 'mark' }, [
      ...wires,
      'tiles.tiles -> f.image',
      'cut.crops -> mark.image',
      'f.detections -> mark.detections',
    ]);
    const [problem, ...more] = problemsOf(clash);
    if (!problem) throw new Error('no problem');
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ code: 'level_conflict', nodeId: 'mark', edgeId: 'f.detections-mark.detections' });
    expect(problem.message).toContain('several values per photo from "tiles" and several others from "cut"');
    expect(codesOf(mended(clash, problem))).toEqual([]);
  });

  it('refuses to gather for each object what another step split', () => {
    const json = workflow({ ...base, name: 'name', named: 'rename', f: 'find' }, [
      ...wires,
      'tiles.tiles -> name.image',
      'cut.crops -> f.image',
      'f.detections -> named.detections',
      'name.label -> named.labels',
    ]);
    expect(problemsOf(json)).toMatchObject([
      { code: 'level_conflict', nodeId: 'named', edgeId: 'name.label-named.labels' },
    ]);
  });

  it('refuses to split a third time, and says so once', () => {
    const json = workflow({ ...base, a: 'tiles', b: 'tiles', c: 'name' }, [
      ...wires,
      'tiles.tiles -> a.image',
      'a.tiles -> b.image',
      'b.tiles -> c.image',
    ]);
    expect(problemsOf(json).map(({ code, nodeId }) => [code, nodeId])).toEqual([['level_conflict', 'b']]);
  });
});
