// Reads PP-OCR's text reader: probabilities of characters from left to right (CTC, the surest way). Pure.
// Source: PaddlePaddle/PaddleOCR, ppocr/postprocess/rec_postprocess.py (CTCLabelDecode: blank first, then the dictionary, then
// a space; repeats are one, blanks none; the score is the mean of what is kept).

import type { DecoderCard } from '../model-file';
import { softmaxInto } from './common/activations';
import { checkFinite, outputOf, sizesOf, wrongShape } from './common/checks';
import type { Decoded, InputSize, Outputs } from './decoder';

const BLANK = 0;

/** Character by column: the card's alphabet is the dictionary file, one character a line. */
function characters(alphabet: readonly string[], columns: number): readonly string[] | null {
  if (columns === alphabet.length + 1) return ['', ...alphabet];
  return columns === alphabet.length + 2 ? ['', ...alphabet, ' '] : null;
}

/**
 * `scores` [batch, steps, columns], columns being a blank, the alphabet, and a space where the model knows one.
 * Nothing read: an empty text of score 0. Errors: `model_unsupported`, `non_finite_output`.
 */
export function decodeTextReader(outputs: Outputs, card: DecoderCard, _size: InputSize, _floor: number): Decoded[] {
  const output = outputOf(outputs, 'scores', card);
  const [batch = 0, steps = 0, columns = 0] = sizesOf(card, 'scores', output, ['batch', 'steps', 'columns']);
  const alphabet = card.decoding?.alphabet ?? [];
  const byColumn = characters(alphabet, columns);
  if (!byColumn)
    throw wrongShape(card, 'scores', output, `[batch, steps, ${alphabet.length + 1} or ${alphabet.length + 2}]`);
  checkFinite(card, output.data);
  const soft = new Float32Array(columns);
  return Array.from({ length: batch }, (_, item): Decoded => {
    let [text, sum, kept, before] = ['', 0, 0, BLANK];
    for (let step = 0; step < steps; step++) {
      const at = (item * steps + step) * columns;
      let best = 0;
      for (let column = 1; column < columns; column++)
        if ((output.data[at + column] ?? 0) > (output.data[at + best] ?? 0)) best = column;
      if (best !== BLANK && best !== before) {
        if (card.activation === 'softmax') softmaxInto(soft, output.data, at, columns);
        text += byColumn[best] ?? '';
        sum += card.activation === 'softmax' ? (soft[best] ?? 0) : (output.data[at + best] ?? 0);
        kept += 1;
      }
      before = best;
    }
    return { kind: 'text', text, score: kept > 0 ? sum / kept : 0 };
  });
}
