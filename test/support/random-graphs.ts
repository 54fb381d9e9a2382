// Random workflows of the test nodes: wild ones, in which anything may be wrong, and wired ones, in which every wire fits.

import fc from 'fast-check';
import { type Graph, type GraphNode, parseGraph } from '../../src/core/graph';
import { canConnect } from '../../src/core/wires';
import { TEST_NODES } from './test-nodes';

const kinds = [...TEST_NODES.keys()];
const ids = ['a', 'b', 'c', 'd', 'e', 'find', 'toString'];
const ports = [
  'image',
  'detections',
  'crops',
  'tiles',
  'value',
  'values',
  'label',
  'count',
  'text',
  'yes',
  'no',
  'left',
];

const wildConfig = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  fc.record({ found: fc.oneof(fc.integer(), fc.string()), list: fc.jsonValue() }, { requiredKeys: [] }),
  fc.record({ model: fc.constantFrom('finder', 'sorter', 'gone'), parts: fc.jsonValue() }, { requiredKeys: [] }),
  fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 }),
);

/** Parsed JSON that looks like a workflow and may be wrong in every way. */
export const wildWorkflow = fc.record({
  schemaVersion: fc.constant(1),
  nodes: fc.array(
    fc.record(
      {
        id: fc.constantFrom(...ids),
        type: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...kinds) }, fc.constantFrom('gone', 'hasOwnProperty')),
        version: fc.integer({ min: 1, max: 4 }),
        config: wildConfig,
        disabled: fc.boolean(),
        ask: fc.array(fc.constantFrom('found', 'model', 'nothing'), { maxLength: 2 }),
      },
      { requiredKeys: ['id', 'type'] },
    ),
    { maxLength: 7 },
  ),
  edges: fc.array(
    fc.record(
      {
        id: fc.string({ minLength: 1, maxLength: 3 }),
        source: fc.constantFrom(...ids),
        sourceHandle: fc.constantFrom(...ports),
        target: fc.constantFrom(...ids),
        targetHandle: fc.constantFrom(...ports),
      },
      { requiredKeys: ['source', 'sourceHandle', 'target', 'targetHandle'] },
    ),
    { maxLength: 10 },
  ),
});

/** The same, with ids that are not given twice, as a graph. */
export const wildGraph: fc.Arbitrary<Graph> = wildWorkflow
  .map((json) =>
    parseGraph({ ...json, nodes: uniqueById(json.nodes), edges: json.edges.map(({ id, ...edge }) => edge) }),
  )
  .filter((parsed) => parsed.graph !== null)
  .map(({ graph }) => graph ?? { schemaVersion: 1, name: '', nodes: [], edges: [], layout: {} });

function uniqueById<Each extends { id: string }>(all: readonly Each[]): Each[] {
  return [...new Map(all.map((each) => [each.id, each])).values()];
}

const goodConfigs: Record<string, fc.Arbitrary<Record<string, unknown>>> = {
  find: fc.record({ found: fc.integer({ min: 0, max: 3 }) }),
  tiles: fc.record({ parts: fc.integer({ min: 0, max: 3 }) }),
  either: fc.record({ when: fc.constantFrom('always', 'never', 'neither', 'odd') }),
  exacting: fc.constant({ mustBeGiven: 'x' }),
};
/** What splits, and what runs on the parts, more often than the rest: that is where the levels are. */
const often = ['cut', 'tiles', 'find', 'name', 'tally', 'either', 'mark'];
const failing = fc.record({ failAt: fc.subarray([1, 2, 640]) });

interface Pick {
  readonly type: string;
  readonly config: Record<string, unknown>;
  readonly disabled: boolean;
  readonly wires: readonly number[];
}

/** Workflows in which every wire fits and what must be wired is, as far as it can be. `mayFail`: some steps fail on some images. */
export function wiredGraph({ mayFail }: { mayFail: boolean }): fc.Arbitrary<Graph> {
  const pick = fc.constantFrom(...kinds.filter((kind) => kind !== 'shots'), ...often, ...often).chain((type) =>
    fc.record({
      type: fc.constant(type),
      config: (type === 'name' && mayFail ? failing : goodConfigs[type]) ?? fc.constant({}),
      disabled: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.constant(true)),
      wires: fc.array(fc.nat(100), { minLength: 4, maxLength: 4 }),
    }),
  );
  return fc.array(pick, { minLength: 1, maxLength: 10 }).map(build);
}

function build(picks: readonly Pick[]): Graph {
  const first: GraphNode = { id: 'n', type: 'shots', config: {} };
  return picks.reduce<Graph>((graph, pick, at) => addNode(graph, pick, `n${at}`), {
    schemaVersion: 1,
    name: 'Random',
    nodes: [first],
    edges: [],
    layout: {},
  });
}

/** The graph with one more node, its inputs wired to what is there; unchanged when a required one cannot be. */
function addNode(before: Graph, pick: Pick, id: string): Graph {
  const { type, config, disabled } = pick;
  let graph: Graph = { ...before, nodes: [...before.nodes, { id, type, config, disabled }] };
  for (const [at, [port, declared]] of Object.entries(TEST_NODES.get(type)?.inputs ?? {}).entries()) {
    for (const choice of declared.options.many ? pick.wires : pick.wires.slice(at, at + 1)) {
      if (declared.options.optional && choice % 5 === 0) continue;
      const givers = before.nodes.flatMap((node) =>
        Object.keys(TEST_NODES.get(node.type)?.outputs ?? {})
          .map((output) => ({ nodeId: node.id, port: output }))
          .filter((from) => canConnect(from, { nodeId: id, port }, graph, TEST_NODES).ok),
      );
      // Mostly one of the last, so that there are chains and not only bundles.
      const from = givers.at(-1 - (choice % Math.max(1, Math.min(choice % 2 ? 3 : 100, givers.length))));
      if (!from) {
        if (declared.options.optional) continue;
        return before;
      }
      const edge = { source: from.nodeId, sourceHandle: from.port, target: id, targetHandle: port };
      graph = { ...graph, edges: [...graph.edges, { ...edge, id: `e${graph.edges.length}` }] };
    }
  }
  return graph;
}
