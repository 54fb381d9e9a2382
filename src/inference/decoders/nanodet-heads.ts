// Reads NanoDet whose heads come apart, scores and distances by stride: older exports, and the converted NanoDet-g.
// Source: RangiLyu/nanodet nanodet/model/head/gfl_head.py (points in the middle of cells); with a fourth stride as
// nanodet_plus_head.py (points at the top left corner).

import type { DecoderCard } from '../model-file';
import { sizesOf, unsupported } from './common/checks';
import type { Decoded, InputSize, Output, Outputs } from './decoder';
import { decodeNanodet } from './nanodet';

const STRIDES = [8, 16, 32, 64];

interface Head {
  readonly stride: number;
  readonly scores: Output;
  readonly distances: Output;
  readonly batch: number;
  readonly cells: number;
  readonly classes: number;
  readonly numbers: number;
}

function headsOf(outputs: Outputs, card: DecoderCard): Head[] {
  return STRIDES.flatMap((stride): Head[] => {
    const scores = outputs[`cls${stride}`];
    const distances = outputs[`reg${stride}`];
    if (!scores || !distances) return [];
    const [batch = 0, cells = 0, classes = 0] = sizesOf(card, `cls${stride}`, scores, ['batch', 'cells', 'classes']);
    const [, , numbers = 0] = sizesOf(card, `reg${stride}`, distances, [batch, cells, '4 x bins']);
    return [{ stride, scores, distances, batch, cells, classes, numbers }];
  });
}

/** The heads put together as NanoDet's own export has them: [batch, cells, classes + 4 x bins]. */
function joined(heads: readonly Head[], { batch, classes, numbers }: Head): Output {
  const cells = heads.reduce((sum, head) => sum + head.cells, 0);
  const columns = classes + numbers;
  const data = new Float32Array(batch * cells * columns);
  let row = 0;
  for (let item = 0; item < batch; item++) {
    for (const head of heads) {
      for (let c = 0; c < head.cells; c++, row++) {
        const at = item * head.cells + c;
        data.set(head.scores.data.subarray(at * classes, (at + 1) * classes), row * columns);
        data.set(head.distances.data.subarray(at * numbers, (at + 1) * numbers), row * columns + classes);
      }
    }
  }
  return { dims: [batch, cells, columns], data };
}

/**
 * `cls8`, `reg8` ... `cls32`, `reg32` (`cls64`, `reg64`): [batch, cells, classes] scores 0..1 and
 * [batch, cells, 4 x bins] logits. Errors: `model_unsupported`, `non_finite_output`.
 */
export function decodeNanodetHeads(outputs: Outputs, card: DecoderCard, size: InputSize, floor: number): Decoded[] {
  const heads = headsOf(outputs, card);
  const [first] = heads;
  if (
    !first ||
    heads.some(
      ({ batch, classes, numbers }) => batch !== first.batch || classes !== first.classes || numbers !== first.numbers,
    )
  )
    throw unsupported(card, 'its heads are not pairs of scores and distances of one kind');
  const strides = heads.map(({ stride }) => stride);
  const decoding = { ...card.decoding, regMax: first.numbers / 4 - 1 };
  return decodeNanodet({ raw: joined(heads, first) }, { ...card, strides, decoding }, size, floor);
}
