// From columns of scores to classes: which label a column stands for, and which columns may be shown.

import type { DecoderCard } from '../../model-file';

export interface ColumnClass {
  readonly classId: number;
  readonly label: string;
}

/**
 * What each of `columns` columns of scores stands for; undefined for a background column and for unused ids.
 * Ids count from the card's `firstClassId`; a background column first is passed over, so the class after it has that id.
 */
export function classesByColumn(card: DecoderCard, columns: number): (ColumnClass | undefined)[] {
  const byColumn = new Array<ColumnClass | undefined>(columns).fill(undefined);
  const shift = card.background === 'first' ? 1 : 0;
  const end = card.background === 'last' ? columns - 1 : columns;
  for (const { classId, label } of card.labels) {
    const column = classId - card.firstClassId + shift;
    if (column >= shift && column < end) byColumn[column] = { classId, label };
  }
  return byColumn;
}

/** The class of an id as the outputs have it; undefined where it may not be shown. */
export function classFinder(card: DecoderCard): (id: number) => ColumnClass | undefined {
  const byId = new Map(card.labels.map(({ classId, label }) => [classId, { classId, label }]));
  return (id) => byId.get(id + card.firstClassId);
}
