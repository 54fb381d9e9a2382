// Which answers of a run stand in the form when its photos are counted again.
import { expect, test } from 'vitest';
import { nodes as registry } from '../../../nodes/registry.generated';
import { answersOf } from './run-again';

const field = (nodeId: string, field: string, value: unknown) => ({
  nodeId,
  nodeType: 'filter',
  nodeTitle: null,
  field,
  value,
  labels: [],
});

test('the values of then are answers where the workflow says others now; those that are no longer asked or possible are counted', () => {
  const steps = [
    { nodeId: 'keep', type: 'filter', config: { minScore: 0.4, labels: ['apple'] } },
    { nodeId: 'other', type: 'detect', config: { minScore: 0.2 } },
  ];
  const fields = [field('keep', 'minScore', 0.5), field('keep', 'labels', ['apple']), field('other', 'minScore', 0.3)];
  const params = { keep: { labels: ['apple'] }, other: { minScore: 0.2 } };
  expect(answersOf({ steps, params, fields, registry })).toEqual({ answers: { keep: { minScore: 0.4 } }, unfit: 1 });
  const broken = [{ nodeId: 'keep', type: 'filter', config: { minScore: 7, labels: ['apple'] } }];
  expect(answersOf({ steps: broken, params: { keep: { minScore: 7 } }, fields, registry })).toEqual({
    answers: {},
    unfit: 1,
  });
});
