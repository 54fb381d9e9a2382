import { expect, test } from 'vitest';
import { nodes } from '../../nodes/registry.generated';
import type { AnyNode } from '../core/node';
import { MESSAGES } from './messages';
import { createWords } from './words';

const english = createWords('en', MESSAGES.en);
const node = (type: string): AnyNode => {
  const found = nodes.get(type);
  if (!found) throw new Error(`no node "${type}"`);
  return found;
};

test('English falls out of the definitions', () => {
  const detect = node('detect');
  expect(english.nodeTitle(detect)).toBe('Find objects');
  expect(english.fieldTitle(detect, 'minScore')).toBe('How sure must it be?');
  expect(english.fieldUnit(detect, 'maxObjects')).toBe('objects');
  expect(english.portTitle(detect, 'outputs', 'detections')).toBe('Found objects');
  expect(english.choice(node('count'), 'by', 'label')).toBe('Each kind by itself');
  expect(english.portTitle(detect, 'outputs', 'constructor')).toBe('constructor');
});

test('settings inside lists are found by their path, with or without places', () => {
  expect(english.fieldTitle(node('filter'), 'rules.0.property')).toBe('Property');
  expect(english.choice(node('filter'), 'rules/operator', 'notIn')).toBe('is none of');
  expect(english.fieldTitle(node('preprocess'), 'steps/resize/width')).toBe('Width');
  expect(english.fieldHelp(node('preprocess'), 'steps/crop/width')).toMatch(/1 is the whole photo/);
  expect(english.choice(node('preprocess'), 'steps/kind', 'crop')).toBe('Cut out');
  expect(english.choice(node('preprocess'), 'steps/rotate/degrees', 90)).toBe('90°');
});

test('settings in one line', () => {
  const line = (type: string, config: Record<string, unknown>) => english.summary(node(type), config);
  expect(line('detect', { labels: ['apple', 'cup'], minScore: 0.4 })).toBe('apple and cup, at least 40% sure');
  expect(line('detect', { model: 'my-shelf' })).toBe('everything, at least 25% sure, with “my-shelf”');
  const titles = { 'my-shelf': 'Our shelf {#2}', 'coco-ssd': 'Everyday objects' };
  expect(english.summary(node('detect'), { model: 'my-shelf' }, titles)).toBe(
    'everything, at least 25% sure, with “Our shelf {#2}”',
  );
  const rule = { property: 'rank', operator: 'lte', value: 3 };
  expect(line('filter', { rules: [rule, rule] })).toBe('every kind, at least 50% sure, 2 rules');
  expect(line('filter', { rules: [rule], labels: ["{it's}", '<b>a</b>', '#'] })).toBe(
    "{it's}, <b>a</b> and #, at least 50% sure, 1 rule",
  );
  expect(line('count', { expected: { apple: 3, '*': 9 } })).toBe('by kind, expects 3 apple and 9 in all');
  expect(line('load', { limit: 2000, maxSide: 1600 })).toBe(
    'handed over with each run, the first 2,000, at most 1600 px',
  );
  expect(
    line('preprocess', {
      steps: [
        { kind: 'resize', width: 640 },
        { kind: 'flip', axis: 'vertical' },
      ],
    }),
  ).toBe('resize to 640 x any px, then swap top and bottom');
  expect(line('preprocess', {})).toBe('nothing to do yet');
  expect(line('export', {})).toBe('CSV, XLSX, one row per photo');
  expect(line('filter', { minScore: 7 })).toBe('');
});
