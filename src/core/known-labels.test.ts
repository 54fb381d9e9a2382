// Labels come from the step's own model, else from the models its wires lead back to.
import { expect, test } from 'vitest';
import { graphOf, workflow } from '../../test/support/graphs';
import { TEST_NODES } from '../../test/support/test-nodes';
import { knownLabels } from './known-labels';

const MODELS = [
  { name: 'finder', labels: ['apple', 'pear'] },
  { name: 'sorter', labels: ['ripe', 'apple'] },
];
const chain = (find: object = {}) =>
  graphOf(
    workflow({ photos: 'shots', find: { type: 'find', ...find }, cut: 'cut', twice: 'rename' }, [
      'photos.image -> find.image',
      'photos.image -> cut.image',
      'find.detections -> cut.detections',
      'find.detections -> twice.detections',
    ]),
  );
const labelsAt = (nodeId: string, find: object = {}) => knownLabels(chain(find), nodeId, TEST_NODES, MODELS);

test('a step with a model knows what its model knows', () => {
  expect(labelsAt('find')).toEqual(['apple', 'pear']);
  expect(labelsAt('find', { config: { model: 'sorter' } })).toEqual(['ripe', 'apple']);
});

test('a step without one knows what the wires bring', () => {
  expect(labelsAt('cut')).toEqual(['apple', 'pear']);
  expect(labelsAt('photos')).toEqual([]);
});

test('another setting that is not valid hides no labels; a model that is not there has none', () => {
  expect(labelsAt('cut', { config: { found: -3, model: 'sorter' } })).toEqual(['ripe', 'apple']);
  expect(labelsAt('cut', { config: { model: 'gone' } })).toEqual([]);
});

test('a disabled step brings nothing of its own, but still shows its own choice', () => {
  expect(labelsAt('cut', { disabled: true })).toEqual([]);
  expect(labelsAt('find', { disabled: true })).toEqual(['apple', 'pear']);
});

test('unknown steps and circles end the search, not the program', () => {
  const graph = graphOf(
    workflow({ a: 'gone', b: 'rename', c: 'rename' }, ['b.detections -> c.detections', 'c.detections -> b.detections']),
  );
  expect(knownLabels(graph, 'b', TEST_NODES, MODELS)).toEqual([]);
  expect(knownLabels(graph, 'nowhere', TEST_NODES, MODELS)).toEqual([]);
});
