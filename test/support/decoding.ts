// Hand-made outputs and cards for the tests of decoders.

import { expect } from 'vitest';
import type { Decoded, DecodedKind, DecodedOf, Output } from '../../src/inference/decoders/decoder';
import type { DecoderCard } from '../../src/inference/model-file';

/** An input that is not square, so that a mixed-up width and height shows. */
export const INPUT = { width: 200, height: 100 };

export const GAPPED_LABELS = [
  { classId: 1, label: 'cup' },
  { classId: 3, label: 'bowl' },
];

/** A card whose ids are 1 and 3 of columns that start at 0; `overrides` for the rest. */
export function decoderCard(overrides: Partial<DecoderCard> = {}): DecoderCard {
  return {
    name: 'tiny',
    family: 'any',
    input: INPUT,
    activation: 'none',
    boxes: null,
    nms: 'done',
    firstClassId: 0,
    background: 'none',
    labels: GAPPED_LABELS,
    ...overrides,
  };
}

export function floats(dims: readonly number[], ...values: readonly number[]): Output {
  return { dims, data: Float32Array.from(values) };
}
export function ints(dims: readonly number[], ...values: readonly number[]): Output {
  return { dims, data: Int32Array.from(values) };
}

/** The one of `kind` at `item`, or the test fails. */
export function decodedAs<Kind extends DecodedKind>(all: readonly Decoded[], kind: Kind, item = 0): DecodedOf<Kind> {
  const is = (decoded: Decoded | undefined): decoded is DecodedOf<Kind> => decoded?.kind === kind;
  const decoded = all[item];
  if (is(decoded)) return decoded;
  throw new Error(`item ${item} is ${decoded?.kind ?? 'missing'}, not ${kind}`);
}

/** "label id score x1 y1 x2 y2" of every proposal, rounded to thousandths. */
export function told(all: readonly Decoded[], item = 0): string[] {
  return decodedAs(all, 'objects', item).proposals.map(({ label, classId, score, box }) =>
    [label, classId, ...[score, ...box].map((value) => Number(value.toFixed(3)))].join(' '),
  );
}

export const refusal = (code: string) => expect.objectContaining({ code });
