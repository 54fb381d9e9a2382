import { expect, it } from 'vitest';
import { decodedAs, decoderCard, floats, INPUT, refusal, told } from '../../../test/support/decoding';
import { decodeRfDetr } from './rf-detr';

const MIDDLE = [0.5, 0.5, 0.25, 0.5];
/** The logit of 3/4. */
const LN3 = Math.log(3);
const card = decoderCard({ activation: 'sigmoid' });

it('applies the sigmoid, and lets every class of a query stand for itself', () => {
  const outputs = {
    boxes: floats([1, 2, 4], ...MIDDLE, ...MIDDLE),
    scores: floats([1, 2, 5], -9, LN3, -9, 0, -9, -9, -9, -9, -9, -9),
  };
  expect(told(decodeRfDetr(outputs, card, INPUT, 0.5))).toEqual(['cup 1 0.75 75 25 125 75', 'bowl 3 0.5 75 25 125 75']);
});

it('does not mix up logits and boxes of four columns each', () => {
  // Three classes and the spare column: the trap of rf-detr issue 1247.
  const labels = ['a', 'b', 'c'].map((label, classId) => ({ classId, label }));
  const outputs = { boxes: floats([1, 1, 4], ...MIDDLE), scores: floats([1, 1, 4], -9, -9, LN3, 9) };
  const found = decodeRfDetr(outputs, decoderCard({ activation: 'sigmoid', labels, background: 'last' }), INPUT, 0.5);
  expect(told(found)).toEqual(['c 2 0.75 75 25 125 75']);
});

it('hands on no more than there are queries, the surest', () => {
  const labels = ['a', 'b'].map((label, classId) => ({ classId, label }));
  const outputs = { boxes: floats([1, 1, 4], ...MIDDLE), scores: floats([1, 1, 2], 0, LN3) };
  const found = decodeRfDetr(outputs, decoderCard({ activation: 'sigmoid', labels }), INPUT, 0.1);
  expect(told(found)).toEqual(['b 1 0.75 75 25 125 75']);
  expect(decodedAs(found, 'objects').capped).toBe(true);
});

it('reads the mask of a query, cut down to its object', () => {
  // 4 by 2 cells of 50 pixels; only the second of the first row is inside, at logit 0 exactly.
  const outputs = {
    boxes: floats([1, 1, 4], ...MIDDLE),
    scores: floats([1, 1, 5], -9, LN3, -9, -9, -9),
    masks: floats([1, 1, 2, 4], -9, 0, -9, -9, -9, -9, -9, -9),
  };
  const [object] = decodedAs(decodeRfDetr(outputs, card, INPUT, 0.5), 'objects').proposals;
  expect(object?.mask).toMatchObject({ box: [0, 0, 150, 100], width: 3, height: 2 });
  expect(object?.mask?.values[1]).toBe(0.5);
});

it('keeps the photos of a batch apart, and finds nothing in nothing', () => {
  const outputs = {
    boxes: floats([2, 1, 4], ...MIDDLE, 0.25, 0.5, 0.5, 1),
    scores: floats([2, 1, 4], -9, -9, -9, -9, -9, -9, -9, LN3),
  };
  const found = decodeRfDetr(outputs, card, INPUT, 0.5);
  expect([told(found, 0), told(found, 1)]).toEqual([[], ['bowl 3 0.75 0 0 100 100']]);
});

it('refuses other shapes and numbers that are none', () => {
  const boxes = floats([1, 1, 4], ...MIDDLE);
  expect(() => decodeRfDetr({ boxes, scores: floats([1, 2, 2], 0, 0, 0, 0) }, card, INPUT, 0)).toThrow(
    refusal('model_unsupported'),
  );
  expect(() => decodeRfDetr({ boxes, scores: floats([1, 1, 4], Number.NaN, 0, 0, 0) }, card, INPUT, 0.5)).toThrow(
    refusal('non_finite_output'),
  );
});
