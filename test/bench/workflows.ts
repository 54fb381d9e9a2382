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

export function planOf(graph: unknown): Plan {
  const { plan, problems } = compile(graph, { registry: nodes, models: modelIndex() });
  if (!plan) throw new Error(problems.map(({ message }) => message).join('\n'));
  return plan;
}
