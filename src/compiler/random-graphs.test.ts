// What must hold for every graph there can be, tried on random ones.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { collectContext, compiled, mended, problemsOf, runPlan, same, stored } from '../../test/support/graphs';
import { wildGraph, wildWorkflow, wiredGraph } from '../../test/support/random-graphs';
import { TEST_NODES } from '../../test/support/test-nodes';
import type { Graph } from '../core/graph';
import { presentPhoto } from '../core/present';
import type { Problem } from '../core/problems';
import { canConnect } from '../core/wires';
import { collectRun } from '../engine/collect-run';

it('compile gives a plan or problems, never throws, and never changes what it is given', () => {
  fc.assert(
    fc.property(fc.oneof(wildWorkflow, fc.jsonValue()), (json) => {
      const before = structuredClone(json);
      const { plan, problems } = compiled(json);
      expect(plan === null).toBe(problems.length > 0);
      expect(json).toEqual(before);
    }),
    { numRuns: 400 },
  );
});

/** Two tests also assert which codes came up, so their graphs must be the same every time. */
const SEED = 11;

it('every problem with a fix is gone once the fix is applied, and the graph can still be read', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(wildGraph, (graph) => {
      for (const problem of problemsOf(graph)) {
        if (!problem.fix) continue;
        seen.add(problem.code);
        const after = compiled(mended(graph, problem));
        expect(after.graph).not.toBeNull();
        expect(after.problems.filter((each) => same(each, problem))).toEqual([]);
      }
    }),
    { numRuns: 800, seed: SEED },
  );
  const mendable = ['type_mismatch', 'missing_input', 'port_taken', 'cycle', 'dangling_edge', 'unknown_port'];
  expect([...seen]).toEqual(expect.arrayContaining([...mendable, 'source_count', 'model_missing', 'bad_config']));
});

const OF_WIRES = ['type_mismatch', 'port_taken', 'cycle', 'unknown_port', 'dangling_edge'];
const wireProblems = (graph: Graph): readonly Problem[] =>
  problemsOf(graph).filter((each) => OF_WIRES.includes(each.code));

it('canConnect says of every pair of ports what compile says of the wire, in the same words', () => {
  const refused = new Set<string>();
  let allowed = 0;
  fc.assert(
    fc.property(fc.oneof(wiredGraph({ mayFail: false }), wildGraph), (graph) => {
      const before = wireProblems(graph);
      if (before.length) return;
      for (const { from, to } of everyPair(graph)) {
        const edge = { source: from.nodeId, sourceHandle: from.port, target: to.nodeId, targetHandle: to.port };
        const after = wireProblems({ ...graph, edges: [...graph.edges, { ...edge, id: 'new' }] });
        const answer = canConnect(from, to, graph, TEST_NODES);
        if (answer.ok) {
          expect(after).toEqual([]);
          allowed++;
        } else {
          expect(after.map((each) => each.message)).toContain(answer.problem.message);
          refused.add(answer.problem.code);
        }
      }
    }),
    { numRuns: 60, seed: SEED },
  );
  expect(allowed).toBeGreaterThan(0);
  expect([...refused].sort()).toEqual(['cycle', 'port_taken', 'type_mismatch']);
});

function everyPair(graph: Graph) {
  const ends = (side: 'inputs' | 'outputs') =>
    graph.nodes.flatMap((node) =>
      Object.keys(TEST_NODES.get(node.type)?.[side] ?? {}).map((port) => ({ nodeId: node.id, port })),
    );
  return ends('outputs').flatMap((from) => ends('inputs').map((to) => ({ from, to })));
}

it('a plan runs: nothing fails where no step fails, and outcomes can be stored, shown and folded', async () => {
  let plans = 0;
  await fc.assert(
    fc.asyncProperty(wiredGraph({ mayFail: false }), async (graph) => {
      const { plan } = compiled(graph);
      if (!plan) return;
      plans++;
      const outcome = await runPlan(plan);
      expect(outcome.logged).toEqual([]);
      expect(outcome.status).not.toBe('failed');
      const records = stored([outcome]);
      for (const record of records) presentPhoto(record, plan);
      await collectRun(plan, {
        registry: TEST_NODES,
        records: async function* () {
          yield* records;
        },
        contextFor: collectContext,
      });
    }),
    { numRuns: 400 },
  );
  expect(plans).toBeGreaterThan(100);
});

it('a step that fails fails the photo and nothing else: what does not follow from it gives the same as without it', async () => {
  await fc.assert(
    fc.asyncProperty(wiredGraph({ mayFail: true }), async (graph) => {
      const { plan } = compiled(graph);
      if (!plan) return;
      const outcome = await runPlan(plan);
      expect(outcome.status === 'failed').toBe(outcome.logged.length > 0);
      const failed = new Set(outcome.logged.map((each) => each.nodeId));
      const tainted = new Set(failed);
      for (const step of plan.steps) {
        const givers = Object.values(step.inputs).flat();
        if (givers.some((from) => 'nodeId' in from && tainted.has(from.nodeId))) tainted.add(step.nodeId);
      }
      const sound = {
        ...graph,
        nodes: graph.nodes.map((node) => (node.type === 'name' ? { ...node, config: {} } : node)),
      };
      const other = compiled(sound).plan;
      if (!other) throw new Error('settings decided whether it compiles');
      const without = await runPlan(other);
      for (const step of plan.steps) {
        if (tainted.has(step.nodeId)) continue;
        expect(outcome.outputs[step.nodeId]).toEqual(without.outputs[step.nodeId]);
      }
    }),
    { numRuns: 300 },
  );
});
