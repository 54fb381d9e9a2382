// Rows that are objects already: selected inside the model, one row each, with score and class id in columns.

import type { Box } from '../../../core/data-types';
import type { DecoderCard } from '../../model-file';
import type { Proposal } from '../decoder';
import { hasArea } from './box-reader';
import { classFinder } from './columns';

export interface ObjectRow {
  readonly score: number;
  /** As the output has it, counted from the card's `firstClassId`. */
  readonly classNumber: number;
  readonly box: Box;
}

/** The proposal of a row; null for padding (no area, a negative class), for a hidden class and below `floor`. */
export function rowReader(card: DecoderCard, floor: number): (row: ObjectRow) => Proposal | null {
  const classOf = classFinder(card);
  return ({ score, classNumber, box }) => {
    if (score < floor || !hasArea(box)) return null;
    const known = classOf(Math.round(classNumber));
    return known ? { ...known, score, box } : null;
  };
}
