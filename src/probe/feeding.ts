// How to feed a model for a try: as its likeliest reading says, else any way its only input allows. Pure.

import type { Feeding } from '../inference/probe';
import { type CardDraft, PLAIN_INPUT } from '../models/card';
import type { OnnxFacts } from '../models/onnx/facts';

const DTYPES = ['float32', 'uint8', 'float16'] as const;
const ANY_SIDE = 224;

/** Null where no photo can be fed. */
export function feedingOf(draft: CardDraft | null, { inputs }: OnnxFacts): Feeding | null {
  if (draft) return draft;
  const [input, ...more] = inputs;
  const dtype = DTYPES.find((each) => each === input?.dtype);
  const dims = input?.dims;
  if (!input || more.length > 0 || !dtype || dims?.length !== 4) return null;
  const [, a = null, b = null, c = null] = dims;
  const layout = a === 3 || a === 1 ? 'nchw' : c === 3 || c === 1 ? 'nhwc' : null;
  if (!layout) return null;
  const [height, width, channels] = layout === 'nchw' ? [b, c, a] : [a, b, c];
  const side = (dim: number | string | null) => (typeof dim === 'number' ? dim : ANY_SIDE);
  return {
    input: {
      ...PLAIN_INPUT,
      name: input.name,
      width: side(width),
      height: side(height),
      layout,
      dtype,
      colour: channels === 1 ? 'gray' : 'rgb',
    },
    extraInputs: [],
  };
}
