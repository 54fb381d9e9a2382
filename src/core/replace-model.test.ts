import { expect, test } from 'vitest';
import { nodes } from '../../nodes/registry.generated';
import { parseGraph } from './graph';
import { replaceModel } from './replace-model';

const wire = (source: string, sourceHandle: string, target: string, targetHandle: string) => ({
  source,
  sourceHandle,
  target,
  targetHandle,
});
const { graph } = parseGraph({
  schemaVersion: 1,
  name: 'Shelf',
  nodes: [
    { id: 'photos', type: 'load' },
    { id: 'find', type: 'detect', config: { model: 'old', labels: ['bottle', 'cup'], perLabel: { cup: 0.5 } } },
    { id: 'usual', type: 'detect' },
    { id: 'keep', type: 'filter', config: { labels: ['cup', 'unheard-of'] } },
    { id: 'count', type: 'count', config: { expected: { bottle: 3, '*': 4 } } },
  ],
  edges: [
    wire('photos', 'image', 'find', 'image'),
    wire('photos', 'image', 'usual', 'image'),
    wire('find', 'detections', 'keep', 'detections'),
    wire('keep', 'kept', 'count', 'detections'),
  ],
});
const models = [
  { name: 'old', labels: ['bottle', 'cup', 'dog'] },
  { name: 'new', labels: ['cup', 'vase'] },
  { name: 'coco-ssd', labels: ['person'] },
];

test('every step that names it names the other, and chosen kinds the other lacks are told', () => {
  if (!graph) throw new Error('no graph');
  const replaced = replaceModel(graph, { from: 'old', to: 'new' }, nodes, models);
  expect(replaced.steps).toEqual([{ nodeId: 'find', field: 'model' }]);
  expect(replaced.graph.nodes.map(({ config }) => config.model)).toEqual([
    undefined,
    'new',
    undefined,
    undefined,
    undefined,
  ]);
  expect(replaced.lost).toEqual([
    { nodeId: 'find', field: 'labels', labels: ['bottle'] },
    { nodeId: 'count', field: 'expected', labels: ['bottle'] },
  ]);
  expect(graph.nodes[1]?.config.model).toBe('old');
});

test('a step that goes without saying counts, and what is nowhere changes nothing', () => {
  if (!graph) throw new Error('no graph');
  expect(replaceModel(graph, { from: 'coco-ssd', to: 'new' }, nodes, models).steps).toEqual([
    { nodeId: 'usual', field: 'model' },
  ]);
  expect(replaceModel(graph, { from: 'nowhere', to: 'new' }, nodes, models)).toEqual({ graph, steps: [], lost: [] });
});
