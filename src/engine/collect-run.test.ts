import { describe, expect, it } from 'vitest';
import { collectContext, planOf, type Ran, runPlan, stored, workflow } from '../../test/support/graphs';
import { TEST_NODES } from '../../test/support/test-nodes';
import { collectRun } from './collect-run';

const json = (failAt: number[]) =>
  workflow({ in: 'shots', tiles: 'tiles', name: { type: 'name', config: { failAt } }, keep: 'keeper' }, [
    'in.image -> tiles.image',
    'tiles.tiles -> name.image',
    'in.image -> keep.values',
    'name.label -> keep.values',
  ]);
const plan = planOf(json([]));

const collect = (outcomes: readonly Ran[]) =>
  collectRun(plan, {
    registry: TEST_NODES,
    records: async function* () {
      yield* stored(outcomes);
    },
    contextFor: collectContext,
  });

describe('collectRun', () => {
  it('folds no photos', async () => {
    expect(await collect([])).toEqual({ totals: { keep: { files: [], values: [], seen: 0 } }, files: [] });
  });

  it('folds one photo with the values of every path and where they came from', async () => {
    const { totals } = await collect([await runPlan(plan)]);
    expect(totals).toEqual({ keep: { files: ['0 p0.jpg ok'], values: ['in/', 'name/t0', 'name/t1'], seen: 3 } });
  });

  it('folds photos in order, the failed ones too, with what they kept', async () => {
    const good = await runPlan(plan);
    const bad = await runPlan(planOf(json([2])));
    const { totals } = await collect([good, bad, good]);
    expect(totals.keep).toMatchObject({
      files: ['0 p0.jpg ok', '1 p1.jpg failed truncated_image', '2 p2.jpg ok'],
      seen: 6,
    });
    expect(totals.keep?.values).toHaveLength(3 + 2 + 3);
  });

  it('gives the same when it folds again', async () => {
    const outcomes = [await runPlan(plan), await runPlan(plan)];
    expect(await collect(outcomes)).toEqual(await collect(outcomes));
  });

  it('has nothing to fold without collectors', async () => {
    const bare = planOf(workflow({ in: 'shots' }));
    const records = () => {
      throw new Error('no need to read the photos');
    };
    const done = await collectRun(bare, { registry: TEST_NODES, records, contextFor: collectContext });
    expect(done).toEqual({ totals: {}, files: [] });
  });
});
