// For transformers before their selection: a fixed number of queries, each with a score per class and a box.
// Two ways of choosing, as the originals have them. Knows no family.

import type { Box } from '../../../core/data-types';
import type { DecoderCard } from '../../model-file';
import type { DecodedOf, MaskGrid, Proposal } from '../decoder';
import { nonFinite } from './checks';
import type { ColumnClass } from './columns';
import { surest } from './top';

export interface Queries {
  readonly queries: number;
  /** By column; undefined for one that is never shown. */
  readonly classes: readonly (ColumnClass | undefined)[];
  /** Probability of `column` for `query`. */
  score(query: number, column: number): number;
  /** In pixels of the input. */
  box(query: number): Box;
  mask?(query: number): MaskGrid | undefined;
  /** `best`: a query is one object, of its surest class. `each`: every class of a query stands for itself. */
  readonly choose: 'best' | 'each';
}

interface Chosen {
  readonly query: number;
  readonly known: ColumnClass;
  readonly score: number;
}

/**
 * What is scored at least `floor`, in the order of queries and columns; of `each`, no more than there are queries, as the
 * originals take. Errors: `non_finite_output`.
 */
export function queryObjects(card: DecoderCard, given: Queries, floor: number): DecodedOf<'objects'> {
  const found: Chosen[] = [];
  for (let query = 0; query < given.queries; query++) {
    let best: Chosen | undefined;
    for (const [column, known] of given.classes.entries()) {
      const score = given.score(query, column);
      if (Number.isNaN(score)) throw nonFinite(card);
      if (known === undefined) continue;
      if (given.choose === 'best') {
        if (!best || score > best.score) best = { query, known, score };
      } else if (score >= floor) found.push({ query, known, score });
    }
    if (best && best.score >= floor) found.push(best);
  }
  const { kept, capped } = surest(found, given.queries);
  const masks = new Map<number, MaskGrid | undefined>();
  const proposals = kept.flatMap(({ query, known, score }): Proposal[] => {
    const box = given.box(query);
    if (!Number.isFinite(box[0] + box[1] + box[2] + box[3])) throw nonFinite(card);
    if (box[2] <= box[0] || box[3] <= box[1]) return [];
    if (given.mask && !masks.has(query)) masks.set(query, given.mask(query));
    const mask = masks.get(query);
    return [{ label: known.label, classId: known.classId, score, box, ...(mask ? { mask } : {}) }];
  });
  return { kind: 'objects', proposals, capped };
}
