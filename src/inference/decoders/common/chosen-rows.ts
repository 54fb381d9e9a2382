// For models that choose for themselves: every row is one object with one class. Knows no family.

import type { Box } from '../../../core/data-types';
import type { DecoderCard } from '../../model-file';
import type { DecodedOf, MaskGrid, Proposal } from '../decoder';
import { nonFinite } from './checks';
import { classFinder } from './columns';
import { surest } from './top';

export interface ChosenRows {
  readonly rows: number;
  score(row: number): number;
  /** The id as the outputs have it; a float is taken to the nearest whole number. */
  classId(row: number): number;
  /** In pixels of the input. */
  box(row: number): Box;
  /** Asked for the rows that are handed on only. */
  mask?(row: number, box: Box): MaskGrid | undefined;
  keypoints?(row: number): NonNullable<Proposal['keypoints']>;
  /** Corners of an oriented box; `box` goes round them. */
  points?(row: number): NonNullable<Proposal['points']>;
}

/**
 * The rows scored at least `floor` whose class may be shown, in their order. Rows without an area are padding.
 * Errors: `non_finite_output`.
 */
export function chosenRows(card: DecoderCard, rows: ChosenRows, floor: number): DecodedOf<'objects'> {
  const find = classFinder(card);
  const found: (Proposal & { readonly row: number })[] = [];
  for (let row = 0; row < rows.rows; row++) {
    const score = rows.score(row);
    // Written this way round so that NaN comes through and is noticed.
    if (score < floor) continue;
    const box = rows.box(row);
    if (!Number.isFinite(score + box[0] + box[1] + box[2] + box[3])) throw nonFinite(card);
    const known = find(Math.round(rows.classId(row)));
    if (known === undefined || box[2] <= box[0] || box[3] <= box[1]) continue;
    found.push({ row, label: known.label, classId: known.classId, score, box });
  }
  const { kept, capped } = surest(found);
  const proposals = kept.map(({ row, ...proposal }): Proposal => {
    const mask = rows.mask?.(row, proposal.box);
    const keypoints = rows.keypoints?.(row);
    const points = rows.points?.(row);
    return {
      ...proposal,
      ...(points ? { points } : {}),
      ...(mask ? { mask } : {}),
      ...(keypoints ? { keypoints } : {}),
    };
  });
  return { kind: 'objects', proposals, capped };
}
