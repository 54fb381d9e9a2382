import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compiled, planOf, workflow } from '../../test/support/graphs';
import { wildWorkflow, wiredGraph } from '../../test/support/random-graphs';
import { TEST_MODELS, TEST_NODES } from '../../test/support/test-nodes';
import { compilePartly } from './compile-partly';

const partly = (json: unknown, upTo?: string) =>
  compilePartly(json, { registry: TEST_NODES, models: TEST_MODELS, ...(upTo === undefined ? {} : { upTo }) });
const steps = (json: unknown, upTo?: string) => partly(json, upTo).plan?.steps.map(({ nodeId }) => nodeId) ?? null;

const GOOD = workflow({ in: 'shots', find: 'find', total: 'total', tiles: 'tiles', n: 'tally' }, [
  'in.image -> find.image',
  'find.detections -> total.detections',
  'in.image -> tiles.image',
  'tiles.tiles -> n.images',
]);

it('gives the whole plan of a graph without problems', () => {
  expect(partly(GOOD)).toEqual({ plan: planOf(GOOD), problems: [] });
});

it('leaves out a step with a problem and what follows it, and nothing else', () => {
  const bad = workflow(
    {
      in: 'shots',
      find: { type: 'find', config: { found: -1 } },
      total: 'total',
      tiles: 'tiles',
      n: 'tally',
      x: 'mark',
    },
    [
      'in.image -> find.image',
      'find.detections -> total.detections',
      'in.image -> tiles.image',
      'tiles.tiles -> n.images',
    ],
  );
  expect(steps(bad)).toEqual(['in', 'tiles', 'n']);
  expect(partly(bad).problems.map(({ code, nodeId }) => [code, nodeId])).toEqual([
    ['bad_config', 'find'],
    ['missing_input', 'x'],
  ]);
});

it('leaves out unknown kinds, circles, wrong wires and missing models', () => {
  expect(steps(workflow({ in: 'shots', odd: 'gone', n: 'tally' }, ['in.image -> odd.a', 'odd.b -> n.images']))).toEqual(
    ['in'],
  );
  expect(steps(workflow({ in: 'shots', a: 'pass', b: 'pass' }, ['a.value -> b.value', 'b.value -> a.value']))).toEqual([
    'in',
  ]);
  expect(
    steps(workflow({ in: 'shots', t: 'total', n: 'tally' }, ['in.image -> t.detections', 'in.image -> n.images'])),
  ).toEqual(['in', 'n']);
  expect(
    steps(workflow({ in: 'shots', f: { type: 'find', config: { model: 'none' } } }, ['in.image -> f.image'])),
  ).toEqual(['in']);
});

it('runs up to a step', () => {
  expect(steps(GOOD, 'find')).toEqual(['in', 'find']);
  expect(steps(GOOD, 'gone')).toBeNull();
});

it('has no plan where there are no photos, or no workflow', () => {
  expect(steps(workflow({ n: 'tally' }))).toBeNull();
  expect(steps(workflow({}))).toBeNull();
  expect(steps('nothing')).toBeNull();
});

it('ends for everything that looks like a workflow, tells the problems of compile, and never gives up a plan there is', () => {
  fc.assert(
    fc.property(fc.oneof(wildWorkflow, fc.jsonValue(), wiredGraph({ mayFail: false })), (json) => {
      const whole = compiled(json);
      const part = partly(json);
      expect(part.problems).toEqual(whole.problems);
      if (whole.plan) expect(part.plan).toEqual(whole.plan);
    }),
    { numRuns: 300 },
  );
});
