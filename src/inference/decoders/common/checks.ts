// Checks every decoder makes on what a model gave, and the sentences of its refusals. Knows no family.

import { LensgraphError } from '../../../core/errors';
import type { DecoderCard } from '../../model-file';
import type { Output, Outputs } from '../decoder';

export const unsupported = ({ name }: DecoderCard, reason: string) =>
  new LensgraphError('model_unsupported', { name, reason });

/** The output of a role. Errors: `model_unsupported` where there is none. */
export function outputOf(outputs: Outputs, role: string, card: DecoderCard): Output {
  const output = outputs[role];
  if (output) return output;
  throw unsupported(card, `it gave nothing for "${role}"`);
}

const shapeText = (dims: readonly (number | string)[]) => `[${dims.join(', ')}]`;

/** The refusal of outputs of another shape than `expected`, which is in words: "[batch, 4 + classes, anchors]". */
export function wrongShape(card: DecoderCard, role: string, { dims }: Output, expected: string): LensgraphError {
  return unsupported(card, `its output "${role}" has the shape ${shapeText(dims)} where ${expected} is expected`);
}

/**
 * The sizes of an output of `expected.length` dimensions: a number must be met, a name may be anything, and the same
 * name the same everywhere. Errors: `model_unsupported`.
 */
export function sizesOf(
  card: DecoderCard,
  role: string,
  output: Output,
  expected: readonly (number | string)[],
): number[] {
  const { dims } = output;
  const known = new Map<string, number>();
  const fits =
    dims.length === expected.length &&
    expected.every((want, i) => {
      const size = dims[i];
      if (typeof want === 'number') return size === want;
      const before = known.get(want);
      if (size !== undefined) known.set(want, size);
      return before === undefined || before === size;
    });
  if (!fits) throw wrongShape(card, role, output, shapeText(expected));
  return [...dims];
}

export const nonFinite = ({ name }: DecoderCard) => new LensgraphError('non_finite_output', { name });

/** Errors: `non_finite_output` unless every number is one. Sums first: one look at each value, no branch. */
export function checkFinite(card: DecoderCard, values: ArrayLike<number>): void {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] ?? 0) * 0;
  if (sum !== 0) throw nonFinite(card);
}
