import { describe, expect, test } from 'vitest';
import { type CardDraft, PLAIN_INPUT } from '../card';
import { answered, answerIn, answersTo } from './answers';
import type { Guess } from './guess';
import { SIGNED, UNIT } from './values';

const draft: CardDraft = {
  title: 'Detector',
  task: 'detect',
  family: 'yolox',
  input: { ...PLAIN_INPUT, ...UNIT, name: 'images', width: 640, height: 640, dynamic: true },
  extraInputs: [],
  outputs: { raw: 'output' },
  activation: 'none',
  boxes: null,
  nms: 'needed',
  firstClassId: 0,
  background: 'none',
  labels: [{ classId: 0, label: 'bun' }],
  defaults: { minScore: 0.4, iou: 0.5 },
  licence: '',
  source: '',
  confirmed: null,
};
const withInput = (change: Partial<CardDraft['input']>): CardDraft => ({
  ...draft,
  input: { ...draft.input, ...change },
});
const guess: Guess = {
  draft,
  certainty: 0.6,
  reasons: [],
  classes: 1,
  ask: [
    { question: 'values', alternatives: [withInput(SIGNED)] },
    { question: 'size', alternatives: [withInput({ width: 320, height: 320 })] },
    { question: 'class-offset', alternatives: [{ ...draft, labels: [{ classId: 1, label: 'bun' }] }] },
    { question: 'labels', alternatives: [] },
  ],
};
const other: Guess = { ...guess, draft: { ...draft, family: 'yolov5' } };

describe('answers', () => {
  test('are short words, the proposed one first', () => {
    expect(answersTo('values', guess, [guess])).toEqual(['0..1', '-1..1']);
    expect(answersTo('size', guess, [guess])).toEqual(['640x640', '320x320']);
    expect(answersTo('class-offset', guess, [guess])).toEqual(['0', '1']);
    expect(answersTo('labels', guess, [guess])).toEqual(['1']);
    expect(answersTo('family', guess, [guess, other])).toEqual(['yolox', 'yolov5']);
    expect(answerIn('colour', draft)).toBe('rgb');
  });

  test('to several questions go into one card', () => {
    const answers = new Map([
      ['values', '-1..1'] as const,
      ['size', '320x320'] as const,
      ['class-offset', '1'] as const,
    ]);
    const { card } = answered(guess, answers, [guess]);
    expect(card).toEqual({
      ...withInput({ ...SIGNED, width: 320, height: 320 }),
      labels: [{ classId: 1, label: 'bun' }],
    });
  });

  test('that are none are named', () => {
    expect(answered(guess, new Map([['size', '7x7']]), [guess])).toEqual({ card: null, question: 'size' });
    expect(answered(guess, new Map([['colour', 'bgr']]), [guess])).toEqual({ card: null, question: 'colour' });
    expect(answered(guess, new Map([['family', 'yolox']]), [guess]).card).toEqual(draft);
  });
});
