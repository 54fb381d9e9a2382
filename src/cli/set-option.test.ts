import { expect, test } from 'vitest';
import { readSettings } from './set-option';

test('values are JSON if they parse, else text; the last one counts', () => {
  expect(
    readSettings(['detect.minScore=0.3', 'detect.labels=["cat"]', 'detect.model=coco-ssd', 'detect.minScore=0.4']),
  ).toEqual({ detect: { minScore: 0.4, labels: ['cat'], model: 'coco-ssd' } });
});

test('a value may be empty, hold equal signs and dots; a step id may hold dots', () => {
  expect(readSettings(['a.b.text=', 'a.b.rule=x=1.5'])).toEqual({ 'a.b': { text: '', rule: 'x=1.5' } });
});

test.each(['minScore=1', 'detect.minScore', '.x=1', 'a.=1', ''])('"%s" is refused', (setting) => {
  expect(() => readSettings([setting])).toThrow(/NODE\.FIELD=VALUE/);
});

test('names of JavaScript itself are plain names', () => {
  const read = readSettings(['__proto__.polluted=1', 'a.__proto__=1']);
  expect(Object.keys(read)).toEqual(['__proto__', 'a']);
  expect('polluted' in {}).toBe(false);
});
