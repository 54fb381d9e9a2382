// From columns of probabilities to classes with names. Knows the card, no photo.

import type { ClassScores } from '../core/context';
import { LensgraphError } from '../core/errors';
import { classesByColumn } from './decoders/common/columns';
import type { Decoded } from './decoders/decoder';
import type { DecoderCard } from './model-file';

/**
 * How the classes of a model go together: several at once where the card says so; two are one or the other.
 */
function kindOf({ decoding, labels }: DecoderCard): ClassScores['kind'] {
  if (decoding?.multiLabel) return 'multi';
  return labels.length === 2 ? 'binary' : 'single';
}

/** The classes that may be shown, in the order of their columns. Errors: `model_unsupported` for other answers than scores. */
export function classScores(card: DecoderCard, decoded: Decoded | undefined): ClassScores {
  if (decoded?.kind !== 'scores')
    throw new LensgraphError('model_unsupported', { name: card.name, reason: 'it does not sort photos' });
  const scores = classesByColumn(card, decoded.scores.length).flatMap((known, column) =>
    known ? [{ ...known, score: decoded.scores[column] ?? 0 }] : [],
  );
  return { kind: kindOf(card), scores };
}
