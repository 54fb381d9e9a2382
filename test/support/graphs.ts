// Short ways to write graphs in tests, and to compile and run them with the test nodes.

import { compile } from '../../src/compiler/compile';
import type { CollectContext, NodeContext } from '../../src/core/context';
import type { ImageValue } from '../../src/core/data-types';
import { type Graph, parseGraph } from '../../src/core/graph';
import { applyEdits } from '../../src/core/graph-edits';
import type { PhotoOutcome, PhotoRecord } from '../../src/core/photo-record';
import type { Plan } from '../../src/core/plan';
import type { Problem } from '../../src/core/problems';
import { runPhoto } from '../../src/engine/run-photo';
import { TEST_MODELS, TEST_NODES } from './test-nodes';

export type NodeSpec = string | { type: string; [key: string]: unknown };

/**
 * A workflow as parsed JSON. `nodes` are kinds by id, or nodes by id; `wires` read `a.image -> b.image`.
 */
export function workflow(nodes: Record<string, NodeSpec>, wires: readonly string[] = [], rest: object = {}) {
  return {
    schemaVersion: 1,
    name: 'Test',
    nodes: Object.entries(nodes).map(([id, spec]) => (typeof spec === 'string' ? { id, type: spec } : { id, ...spec })),
    edges: wires.map((wire) => {
      const [source = '', sourceHandle = '', target = '', targetHandle = ''] = wire.split(/ -> |\./);
      return { source, sourceHandle, target, targetHandle };
    }),
    ...rest,
  };
}

export const compiled = (json: unknown, models = TEST_MODELS) => compile(json, { registry: TEST_NODES, models });

export const problemsOf = (json: unknown): readonly Problem[] => compiled(json).problems;

export const codesOf = (json: unknown): string[] => problemsOf(json).map((each) => each.code);

/** The graph of a workflow that can be read. */
export function graphOf(json: unknown): Graph {
  const { graph, problems } = parseGraph(json);
  if (!graph) throw new Error(problems.map((each) => each.message).join('\n'));
  return graph;
}

/** The plan of a workflow without problems. */
export function planOf(json: unknown): Plan {
  const { plan, problems } = compiled(json);
  if (!plan) throw new Error(problems.map((each) => each.message).join('\n'));
  return plan;
}

/** The graph, as compile gave it back, after the fix of a problem was applied to it. */
export function mended(json: unknown, { fix, code }: Problem): Graph {
  if (!fix) throw new Error(`${code} has no fix`);
  return applyEdits(compiled(json).graph ?? graphOf(json), fix.edits);
}

/** Whether the two are the same problem: what is wrong, and where. */
export const same = (a: Problem, b: Problem): boolean =>
  a.code === b.code && a.nodeId === b.nodeId && a.edgeId === b.edgeId && a.field === b.field && a.message === b.message;

export const PHOTO: ImageValue = {
  source: { id: 'f'.repeat(64), width: 640, height: 480, format: 'jpeg' },
  steps: [],
  width: 640,
  height: 480,
  toSource: [1, 0, 0, 1, 0, 0],
  marks: [],
};

const unused = (): never => {
  throw new Error('the test nodes ask nothing of their context');
};
const contextFor = (nodeId: string): NodeContext => ({
  nodeId,
  photoIndex: 0,
  candidates: unused,
  scores: unused,
  outlines: unused,
  texts: unused,
  renderPhoto: unused,
  renderThumbnail: unused,
  renderNumbers: unused,
});

export const collectContext = (nodeId: string): CollectContext => ({
  nodeId,
  csv: unused,
  jsonLists: unused,
  json: unused,
  xlsx: unused,
  zip: unused,
});

export interface Ran extends PhotoOutcome {
  readonly logged: readonly { readonly error: unknown; readonly nodeId: string }[];
}

export async function runPlan(plan: Plan, photo = PHOTO): Promise<Ran> {
  const logged: { error: unknown; nodeId: string }[] = [];
  const onError = (error: unknown, nodeId: string) => void logged.push({ error, nodeId });
  const outcome = await runPhoto(plan, { registry: TEST_NODES, photo, contextFor, onError });
  return { ...outcome, logged };
}

/** Compiles and runs over one photo. */
export const ran = (json: unknown): Promise<Ran> => runPlan(planOf(json));

/** Outcomes as stored: through JSON, as the database gives them back. */
export const stored = (outcomes: readonly PhotoOutcome[]): PhotoRecord[] =>
  outcomes.map((outcome, index) => JSON.parse(JSON.stringify({ ...outcome, index, file: `p${index}.jpg` })));
