import { expect, it } from 'vitest';
import { modelCardSchema } from './card';
import { catalogueEntry } from './catalogue';
import { COCO_LABELS } from './coco-labels';

it('has the 80 classes of COCO with the gaps of its ids', () => {
  const ids = COCO_LABELS.map(([id]) => id);
  expect(ids).toHaveLength(80);
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  const unused = Array.from({ length: 90 }, (_, i) => i + 1).filter((id) => !ids.includes(id));
  expect(unused).toEqual([12, 26, 29, 30, 45, 66, 68, 69, 71, 83]);
  expect(new Set(COCO_LABELS.map(([, label]) => label)).size).toBe(80);
});

it('gives the card that files are checked against', () => {
  const { card } = catalogueEntry('coco-ssd');
  expect(modelCardSchema.parse(JSON.parse(JSON.stringify(card)))).toEqual(card);
});
