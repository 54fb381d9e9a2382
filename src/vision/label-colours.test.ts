import { expect, it } from 'vitest';
import { LABEL_COLOURS, labelColour } from './label-colours';

it('gives neighbouring classes different colours and a label always the same', () => {
  const seen = new Set(LABEL_COLOURS.map((_, classId) => labelColour(classId).join()));
  expect(seen.size).toBe(LABEL_COLOURS.length);
  expect(labelColour('bottle')).toEqual(labelColour('bottle'));
  expect(labelColour(0)).toEqual([230, 159, 0]);
});

it('has a colour for every key', () => {
  for (const key of ['', 'שלום', -1, 1e12, 3.7]) expect(labelColour(key)).toHaveLength(3);
});
