import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodes } from '../../nodes/registry.generated';
import { compiled, PHOTO, runPlan, workflow } from '../../test/support/graphs';
import { wiredGraph } from '../../test/support/random-graphs';
import { TEST_NODES } from '../../test/support/test-nodes';
import { compile } from '../compiler/compile';
import type { RawConfig } from '../core/node';
import type { PortValues } from '../core/photo-record';
import type { Plan } from '../core/plan';
import { recompute } from './recompute';

/** As the database gives it back. */
const kept = (outputs: PortValues): PortValues => JSON.parse(JSON.stringify(outputs));

const PATCHES: Record<string, fc.Arbitrary<RawConfig>> = {
  find: fc.record({ found: fc.integer({ min: 0, max: 3 }) }),
  tiles: fc.record({ parts: fc.integer({ min: 0, max: 3 }) }),
  either: fc.record({ when: fc.constantFrom('always', 'never', 'neither', 'odd') }),
  name: fc.record({ failAt: fc.subarray([1, 2, 640]) }),
  shots: fc.record({ limit: fc.integer({ min: 1, max: 9 }) }),
};

const patched = (plan: Plan, patches: Readonly<Record<string, RawConfig>>): Plan => ({
  ...plan,
  steps: plan.steps.map((step) => ({ ...step, config: { ...step.config, ...patches[step.nodeId] } })),
});

describe('recompute', () => {
  it('gives what a whole run with the other settings gives, for any graph', async () => {
    let changed = 0;
    await fc.assert(
      fc.asyncProperty(wiredGraph({ mayFail: true }), fc.gen(), async (graph, pick) => {
        const { plan } = compiled(graph);
        if (!plan) return;
        const config: Record<string, RawConfig> = {};
        for (const { nodeId, type } of plan.steps) {
          const patch = PATCHES[type];
          if (patch && pick(fc.boolean)) config[nodeId] = pick(() => patch);
        }
        const before = await runPlan(plan);
        const whole = await runPlan(patched(plan, config));
        const failed = before.logged.map(({ nodeId }) => nodeId);
        const after = await recompute(plan, kept(before.outputs), { registry: TEST_NODES, config, failed });
        expect(after.missing).toEqual([]);
        expect(kept(after.outputs)).toEqual(kept(whole.outputs));
        if (JSON.stringify(before.outputs) !== JSON.stringify(whole.outputs)) changed++;
      }),
      { numRuns: 400 },
    );
    expect(changed).toBeGreaterThan(50);
  });

  it('gives what a whole run gives when nothing changed, without running a single step', async () => {
    const untouchable = new Map(
      [...TEST_NODES].map(([type, node]) => [
        type,
        node.run
          ? {
              ...node,
              run: () => {
                throw new Error('run again');
              },
            }
          : node,
      ]),
    );
    await fc.assert(
      fc.asyncProperty(wiredGraph({ mayFail: true }), async (graph) => {
        const { plan } = compiled(graph);
        if (!plan) return;
        const before = await runPlan(plan);
        const failed = before.logged.map(({ nodeId }) => nodeId);
        const after = await recompute(plan, kept(before.outputs), { registry: untouchable, failed });
        expect(kept(after.outputs)).toEqual(kept(before.outputs));
      }),
      { numRuns: 200 },
    );
  });
});

describe('recompute of real steps', () => {
  const item = (id: string, score: number) => ({ id, label: 'bottle', classId: 44, score, box: [0, 0, 9, 9] });
  const found = { width: 640, height: 480, items: [item('a', 0.9), item('b', 0.6), item('c', 0.3)] };
  const json = workflow({ load: 'load', find: 'detect', keep: 'filter', count: 'count', save: 'export' }, [
    'load.image -> find.image',
    'find.detections -> keep.detections',
    'keep.kept -> count.detections',
    'count.count -> save.count',
  ]);
  const models = new Map([['coco-ssd', { task: 'detect' as const, sha256: 'c'.repeat(64) }]]);
  const { plan } = compile(json, { registry: nodes, models });
  if (!plan) throw new Error('the graph has problems');
  const values: PortValues = {
    load: { image: PHOTO },
    find: { detections: found },
    keep: { kept: { ...found, items: found.items.slice(0, 2) }, dropped: { ...found, items: found.items.slice(2) } },
    count: { count: 2, table: { columns: [], rows: [] } },
    save: { file: [] },
  };
  const counted = (outputs: PortValues) => outputs.count?.count;

  it('recounts for another limit', async () => {
    for (const [minScore, count] of [
      [0.2, 3],
      [0.7, 1],
      [0.95, 0],
    ]) {
      const { outputs, missing } = await recompute(plan, values, { registry: nodes, config: { keep: { minScore } } });
      expect({ count: counted(outputs), missing }).toEqual({ count, missing: [] });
    }
  });
  it('recounts what was corrected by hand, and leaves the step that found it alone', async () => {
    const value = { ...found, items: [...found.items, item('by-hand', 1)] };
    const replace = [{ nodeId: 'find', port: 'detections', value }];
    const { outputs, missing } = await recompute(plan, values, { registry: nodes, replace });
    expect({ count: counted(outputs), find: outputs.find, missing }).toEqual({
      count: 3,
      find: { detections: value },
      missing: [],
    });
  });
  it('names the steps that need the photo, and gives nothing stale for them', async () => {
    const { outputs, missing } = await recompute(plan, values, {
      registry: nodes,
      config: { find: { minScore: 0.1 } },
    });
    expect(missing).toEqual(['find', 'keep', 'count', 'save']);
    expect(Object.keys(outputs)).toEqual(['load']);
  });
  it('refuses settings that are not valid, and steps that are not there', async () => {
    const config = { keep: { minScore: 7 } };
    await expect(recompute(plan, values, { registry: nodes, config })).rejects.toMatchObject({
      code: 'param_invalid',
      params: { param: 'keep.minScore' },
    });
    await expect(recompute(plan, values, { registry: nodes, config: { no: {} } })).rejects.toThrow('"no"');
  });
  it('tells of a photo that could not be opened that nothing is known', async () => {
    const config = { keep: { minScore: 0.7 } };
    expect(await recompute(plan, {}, { registry: nodes, config })).toEqual({
      outputs: {},
      missing: ['keep', 'count', 'save'],
    });
  });
});
