// The cap on proposals: a model that is sure of everything must not make the rest of the house slow.

import { MAX_PROPOSALS } from '../../../core/context';
import { LensgraphError } from '../../../core/errors';
import type { Decoded, DecodedOf, Proposal } from '../decoder';

export { MAX_PROPOSALS };

interface Scored {
  readonly score: number;
}

/**
 * At most `limit` of `found`, the surest, in the order they were found; of equally sure ones the first.
 * Decoders call it on light records and build boxes and masks for what is left.
 */
export function surest<T extends Scored>(
  found: readonly T[],
  limit = MAX_PROPOSALS,
): { readonly kept: readonly T[]; readonly capped: boolean } {
  if (found.length <= limit) return { kept: found, capped: false };
  const order = found.map((_, i) => i).sort((a, b) => (found[b]?.score ?? 0) - (found[a]?.score ?? 0) || a - b);
  const chosen = new Set(order.slice(0, limit));
  return { kept: found.filter((_, i) => chosen.has(i)), capped: true };
}

export function objects(found: readonly Proposal[], limit = MAX_PROPOSALS): DecodedOf<'objects'> {
  const { kept, capped } = surest(found, limit);
  return { kind: 'objects', proposals: kept, capped };
}

/** The objects of one photo. Errors: `model_unsupported` where the model gives something else. */
export const proposalsOf = (decoded: Decoded | undefined, model: string): readonly Proposal[] =>
  objectsOf(decoded, model).proposals;

/** As `proposalsOf`, with whether there were more. */
export function objectsOf(decoded: Decoded | undefined, model: string): DecodedOf<'objects'> {
  if (decoded?.kind === 'objects') return decoded;
  throw new LensgraphError('model_unsupported', { name: model, reason: 'it does not find objects' });
}
