// The workflows that are measured.
import { nodes } from '../../nodes/registry.generated';
import { compile } from '../../src/compiler/compile';
import type { Plan } from '../../src/core/plan';
import { modelIndex } from '../../src/server/model-index';

const wire = (source: string, sourceHandle: string, target: string, targetHandle: string) => ({
  source,
  sourceHandle,
  target,
  targetHandle,
});

const COUNT_NODES = [
  { id: 'load', type: 'load' },
  { id: 'detect', type: 'detect' },
  { id: 'filter', type: 'filter' },
  { id: 'count', type: 'count' },
];
const COUNT_EDGES = [
  wire('load', 'image', 'detect', 'image'),
  wire('detect', 'detections', 'filter', 'detections'),
  wire('filter', 'kept', 'count', 'detections'),
];

/** Load, detect, filter, count; no files. */
export const countGraph = { schemaVersion: 1, name: 'Count', nodes: COUNT_NODES, edges: COUNT_EDGES };

/** A fifth step: what was found becomes marks of the photo. */
export const fiveStepGraph = {
  ...countGraph,
  name: 'Five steps',
  nodes: [...COUNT_NODES, { id: 'annotate', type: 'annotate' }],
  edges: [...COUNT_EDGES, wire('load', 'image', 'annotate', 'image'), wire('filter', 'kept', 'annotate', 'detections')],
};

/** The counts as CSV and JSON files. */
export const exportGraph = {
  ...countGraph,
  name: 'Export',
  nodes: [...COUNT_NODES, { id: 'save', type: 'export', config: { formats: ['csv', 'json'] } }],
  edges: [
    ...COUNT_EDGES,
    wire('load', 'image', 'save', 'image'),
    wire('filter', 'kept', 'save', 'detections'),
    wire('count', 'table', 'save', 'table'),
  ],
};

/** `steps` steps on a canvas: one source, then rows of find, keep, count, mark. */
export function largeGraph(steps: number) {
  const kinds = ['detect', 'filter', 'count', 'annotate'] as const;
  const chains = Array.from({ length: Math.ceil((steps - 1) / kinds.length) }, (_, row) => row);
  const nodes = chains.flatMap((row) => kinds.map((type) => ({ id: `${type}${row}`, type }))).slice(0, steps - 1);
  const has = new Set(nodes.map(({ id }) => id));
  const edges = chains
    .flatMap((row) => [
      wire('load', 'image', `detect${row}`, 'image'),
      wire(`detect${row}`, 'detections', `filter${row}`, 'detections'),
      wire(`filter${row}`, 'kept', `count${row}`, 'detections'),
      wire('load', 'image', `annotate${row}`, 'image'),
      wire(`filter${row}`, 'kept', `annotate${row}`, 'detections'),
    ])
    .filter(({ target }) => has.has(target));
  const placed = nodes.map(({ id }, index) => [
    id,
    { x: 300 + 280 * (index % (4 * 5)), y: 260 * Math.floor(index / (4 * 5)) },
  ]);
  const layout = { load: { x: 0, y: 0 }, ...Object.fromEntries(placed) };
  return { schemaVersion: 1, name: `${steps} steps`, nodes: [{ id: 'load', type: 'load' }, ...nodes], edges, layout };
}

export function planOf(graph: unknown): Plan {
  const { plan, problems } = compile(graph, { registry: nodes, models: modelIndex() });
  if (!plan) throw new Error(problems.map(({ message }) => message).join('\n'));
  return plan;
}
