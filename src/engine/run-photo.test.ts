import { describe, expect, it } from 'vitest';
import { PHOTO, planOf, ran, runPlan, workflow } from '../../test/support/graphs';

const per = (type: string, config: object) => ({ type, config });
const base = { in: 'shots', find: per('find', { found: 3 }), cut: 'cut' };
const wires = ['in.image -> find.image', 'in.image -> cut.image', 'find.detections -> cut.detections'];
const withFound = (found: number) => ({ ...base, find: per('find', { found }) });

describe('one photo', () => {
  it('keeps the values of all ports of all steps, and freezes nothing and changes nothing', async () => {
    const before = structuredClone(PHOTO);
    const { status, outputs, skipped, error } = await ran(workflow(base, wires));
    expect({ status, skipped, error }).toEqual({ status: 'ok', skipped: undefined, error: undefined });
    expect(Object.keys(outputs)).toEqual(['in', 'find', 'cut']);
    expect(outputs.in?.image).toBe(PHOTO);
    expect(outputs.cut?.crops).toMatchObject([{ path: ['o0'] }, { path: ['o1'] }, { path: ['o2'] }]);
    expect(PHOTO).toEqual(before);
  });

  it('runs a plan that came through JSON', async () => {
    const plan = planOf(workflow(base, wires));
    expect(await runPlan(JSON.parse(JSON.stringify(plan)))).toEqual(await runPlan(plan));
  });

  it('gives an input that is not wired as undefined, and one that gathers as an empty list', async () => {
    const { outputs } = await ran(workflow({ in: 'shots', mark: 'mark', keep: 'keeper' }, ['in.image -> mark.image']));
    expect(outputs.mark?.image).toMatchObject({ height: 1000 });
    expect(outputs.keep?.seen).toBe(0);
  });
});

describe('several per photo', () => {
  it('runs once per object, and gives each the values above it', async () => {
    const json = workflow({ ...base, mark: 'mark' }, [
      ...wires,
      'cut.crops -> mark.image',
      'find.detections -> mark.detections',
    ]);
    const { outputs } = await ran(json);
    expect(outputs.mark?.image).toMatchObject(
      [1, 2, 3].map((width, n) => ({ path: [`o${n}`], value: { width, height: 1003 } })),
    );
  });

  it('rejoins objects by id, also when some are missing', async () => {
    const json = workflow({ ...base, if: per('either', { when: 'odd' }), name: 'name', named: 'rename' }, [
      ...wires,
      'cut.crops -> if.value',
      'if.yes -> name.image',
      'find.detections -> named.detections',
      'name.label -> named.labels',
    ]);
    const { outputs, status } = await ran(json);
    expect(status).toBe('ok');
    expect(outputs.named?.detections).toMatchObject({
      items: [
        { id: 'o0', label: 'w1' },
        { id: 'o1', label: 'nameless' },
        { id: 'o2', label: 'w3' },
      ],
    });
  });

  it('goes two levels down and gathers it all', async () => {
    const json = workflow({ ...base, tiles: 'tiles', name: 'name', count: 'tally' }, [
      ...wires,
      'cut.crops -> tiles.image',
      'tiles.tiles -> name.image',
      'name.image -> count.images',
    ]);
    const { outputs } = await ran(json);
    expect(outputs.name?.label).toMatchObject([{ path: ['o0', 't0'] }, { path: ['o0', 't1'] }, {}, {}, {}, {}]);
    expect(outputs.count?.count).toBe(6);
  });

  it('gathers for each object what lies below it, and gives it what lies above', async () => {
    const json = workflow({ ...base, f: 'find', tiles: 'tiles', name: 'name', named: 'rename' }, [
      ...wires,
      'cut.crops -> f.image',
      'cut.crops -> tiles.image',
      'tiles.tiles -> name.image',
      'f.detections -> named.detections',
      'name.label -> named.labels',
    ]);
    const { outputs } = await ran(json);
    expect(outputs.named?.detections).toHaveLength(3);
    const above = workflow({ ...base, f: 'find', n: 'name', named: 'rename' }, [
      ...wires,
      'cut.crops -> f.image',
      'in.image -> n.image',
      'f.detections -> named.detections',
      'n.label -> named.labels',
    ]);
    expect((await ran(above)).status).toBe('ok');
  });

  it('refuses a list whose ids are the same', async () => {
    const json = workflow({ in: 'shots', tiles: per('tiles', { same: true }) }, ['in.image -> tiles.image']);
    const { status, error, outputs } = await ran(json);
    expect({ status, error }).toMatchObject({ status: 'failed', error: { code: 'step_failed', nodeId: 'tiles' } });
    expect(outputs.tiles).toBeUndefined();
  });
});

describe('nothing there', () => {
  const counted = [...wires, 'cut.crops -> name.image', 'name.image -> count.images'];

  it('a count of an empty list is 0', async () => {
    const { status, outputs, skipped } = await ran(
      workflow({ ...withFound(0), name: 'name', count: 'tally' }, counted),
    );
    expect({ status, skipped }).toEqual({ status: 'ok', skipped: undefined });
    expect(outputs.cut?.crops).toEqual([]);
    expect(outputs.count?.count).toBe(0);
  });

  it('an empty list is ok for the photo even where the last step runs once per object', async () => {
    expect((await ran(workflow({ ...withFound(0), name: 'name' }, counted.slice(0, 4)))).status).toBe('ok');
  });

  it('an empty list stays one when an optional input beside it is left out', async () => {
    const json = workflow({ ...withFound(0), off: { type: 'find', disabled: true }, mark: 'mark', count: 'tally' }, [
      ...wires,
      'in.image -> off.image',
      'off.detections -> mark.detections',
      'cut.crops -> mark.image',
      'mark.image -> count.images',
    ]);
    expect((await ran(json)).outputs.count?.count).toBe(0);
  });

  it('a branch that is not taken is skipped, with all that follows, and names the step', async () => {
    const json = workflow({ in: 'shots', if: per('either', { when: 'never' }), cut: 'tiles', count: 'tally' }, [
      'in.image -> if.value',
      'if.yes -> cut.image',
      'cut.tiles -> count.images',
    ]);
    const { status, skipped, outputs } = await ran(json);
    expect({ status, skipped }).toEqual({ status: 'skipped', skipped: { cut: 'if', count: 'if' } });
    expect(outputs.count).toBeUndefined();
  });

  it('objects none of which took the branch are counted as 0', async () => {
    const json = workflow({ ...base, if: per('either', { when: 'never' }), name: 'name', count: 'tally' }, [
      ...wires,
      'cut.crops -> if.value',
      'if.yes -> name.image',
      'name.image -> count.images',
    ]);
    const { status, outputs, skipped } = await ran(json);
    expect({ status, skipped }).toEqual({ status: 'ok', skipped: { name: 'if' } });
    expect(outputs.count?.count).toBe(0);
  });

  it('of this or that one is enough; neither is skipped', async () => {
    const json = (when: string) =>
      workflow({ in: 'shots', if: per('either', { when }), both: 'this-or-that', n: 'tally' }, [
        'in.image -> if.value',
        'if.yes -> both.left',
        'if.no -> n.images',
        'n.count -> both.right',
      ]);
    expect((await ran(json('always'))).outputs.both?.text).toBe('left');
    expect((await ran(json('never'))).outputs.both?.text).toBe('right');
    expect((await ran(json('neither'))).skipped).toMatchObject({ both: 'if' });
  });

  it('follows a disabled step that has nothing to pass on', async () => {
    const json = workflow({ in: 'shots', off: { type: 'find', disabled: true }, total: 'total', mark: 'mark' }, [
      'in.image -> off.image',
      'off.detections -> total.detections',
      'off.detections -> mark.detections',
      'in.image -> mark.image',
    ]);
    const { status, skipped, outputs } = await ran(json);
    expect({ status, skipped }).toEqual({ status: 'ok', skipped: { total: 'off' } });
    expect(outputs.mark?.image).toMatchObject({ height: 1000 });
  });
});

describe('a step that fails', () => {
  it('fails the photo and skips what follows; the other branch goes on and everything else is kept', async () => {
    const json = workflow(
      { in: 'shots', bad: per('name', { failAt: [640] }), up: 'shout', find: 'find', total: 'total' },
      [
        'in.image -> bad.image',
        'bad.label -> up.text',
        'in.image -> find.image',
        'find.detections -> total.detections',
      ],
    );
    const { status, error, skipped, outputs, logged } = await ran(json);
    expect({ status, skipped }).toEqual({ status: 'failed', skipped: { up: 'bad' } });
    expect(error).toMatchObject({ code: 'truncated_image', nodeId: 'bad' });
    expect(Object.keys(outputs)).toEqual(['in', 'find', 'total']);
    expect(logged).toHaveLength(1);
  });

  it('says nothing of what happened inside, but logs all of it', async () => {
    const json = workflow({ in: 'shots', bad: per('name', { broken: true }) }, ['in.image -> bad.image']);
    const { error, logged } = await ran(json);
    expect(error).toEqual({
      code: 'step_failed',
      params: { node: 'bad' },
      nodeId: 'bad',
      message: 'The step "bad" failed. Details are in the log.',
    });
    expect(logged).toMatchObject([{ nodeId: 'bad', error: new TypeError('internal detail') }]);
  });

  it('at one object leaves the others alone, but what gathers them is skipped, however far behind', async () => {
    const json = workflow({ ...base, name: per('name', { failAt: [2] }), next: 'name', count: 'tally', far: 'tally' }, [
      ...wires,
      'cut.crops -> name.image',
      'name.image -> next.image',
      'name.image -> count.images',
      'next.image -> far.images',
    ]);
    const { status, outputs, skipped } = await ran(json);
    expect(status).toBe('failed');
    expect(outputs.next?.label).toMatchObject([{ path: ['o0'] }, { path: ['o2'] }]);
    expect(skipped).toEqual({ count: 'name', far: 'name' });
  });

  it('skips a step behind it even where it is wired to an optional input, however far behind', async () => {
    const json = workflow({ in: 'shots', bad: per('name', { failAt: [640] }), find: 'find', mark: 'mark' }, [
      'in.image -> bad.image',
      'bad.image -> find.image',
      'in.image -> mark.image',
      'find.detections -> mark.detections',
    ]);
    expect((await ran(json)).skipped).toEqual({ find: 'bad', mark: 'bad' });
  });

  it('above an expanding one at one object makes no complete list of what is below', async () => {
    const json = workflow(
      { ...base, name: per('name', { failAt: [1] }), tiles: 'tiles', last: 'name', count: 'tally' },
      [
        ...wires,
        'cut.crops -> name.image',
        'name.image -> tiles.image',
        'tiles.tiles -> last.image',
        'last.image -> count.images',
      ],
    );
    const { outputs, skipped } = await ran(json);
    expect(outputs.last?.label).toHaveLength(4);
    expect(skipped).toEqual({ count: 'name' });
  });
});
