import { expect, test } from 'vitest';
import { nodes } from '../../nodes/registry.generated';
import { settingsWithModel } from './usual-score';

const MODELS = [
  { name: 'coco-ssd', usualScore: 0.5 },
  { name: 'dense', usualScore: 0.4 },
  { name: 'mine', usualScore: 0.3 },
  { name: 'silent', usualScore: null },
];
function choose(type: string, config: Record<string, unknown>, name: string) {
  const definition = nodes.get(type);
  if (!definition) throw new Error(`no ${type}`);
  return settingsWithModel(definition, config, { field: 'model', name }, MODELS);
}

test('the limit that is usual with a model comes with it', () => {
  expect(choose('detect', {}, 'dense')).toEqual({ minScore: 0.4 });
  expect(choose('detect', { model: 'dense', minScore: 0.4 }, 'mine')).toEqual({ minScore: 0.3 });
  expect(choose('classify', {}, 'mine')).toEqual({ minScore: 0.3 });
  // Back to the model the step begins with: its limit is the step's own.
  expect(choose('detect', { model: 'dense', minScore: 0.4 }, 'coco-ssd')).toEqual({ minScore: 0.25 });
});

test('what somebody set stays, and so does a limit that means nothing to one of the two', () => {
  expect(choose('detect', { minScore: 0.7 }, 'dense')).toEqual({});
  expect(choose('detect', { model: 'dense', minScore: 0.25 }, 'coco-ssd')).toEqual({});
  expect(choose('segment', {}, 'silent')).toEqual({});
  expect(choose('segment', { model: 'silent' }, 'dense')).toEqual({});
  expect(choose('detect', { model: 'long-gone' }, 'dense')).toEqual({});
  expect(choose('count', {}, 'dense')).toEqual({});
});
