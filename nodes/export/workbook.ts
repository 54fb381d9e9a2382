// The sheets of the "Save" step's spreadsheet. Unlike the other formats a workbook is built in memory.

import type { Sheet } from '../../src/core/context';
import type { Cell, FileValue } from '../../src/core/data-types';
import type { PhotoFacts } from './photo-facts';
import { columnsOf, type RunFacts, rowsOf, SUMMARY_COLUMNS, summaryRows } from './photo-tables';

/** Pictures of later photos would make the file, and the memory to build it, too large. */
export const MAX_THUMBNAILS = 500;
/** Excel opens 1,048,576 rows. */
const MAX_ROWS = 1_000_000;

export interface PhotoWithPicture {
  readonly facts: PhotoFacts;
  readonly thumbnail: FileValue | null;
}

export async function workbook(run: RunFacts, photos: AsyncIterable<PhotoWithPicture>): Promise<Sheet[]> {
  const photoRows: Cell[][] = [];
  const objectRows: Cell[][] = [];
  const textRows: Cell[][] = [];
  const thumbnails: (FileValue | null)[] = [];
  let seen = 0;
  for await (const { facts, thumbnail } of photos) {
    seen++;
    if (photoRows.length < MAX_ROWS) photoRows.push(...rowsOf('image', facts, run));
    if (thumbnails.length < MAX_THUMBNAILS) thumbnails.push(thumbnail);
    for (const row of rowsOf('object', facts, run)) if (objectRows.length < MAX_ROWS) objectRows.push(row);
    if (run.texts) for (const row of rowsOf('text', facts, run)) if (textRows.length < MAX_ROWS) textRows.push(row);
  }
  const pictures = thumbnails.some((each) => each !== null);
  const cut = (rows: number): string[] =>
    rows >= MAX_ROWS ? [`Only the first ${MAX_ROWS.toLocaleString('en')} rows are here; the CSV has them all.`] : [];
  const remark = (parts: string[]): { note?: string } => (parts.length ? { note: parts.join(' ') } : {});
  return [
    { name: 'Summary', columns: SUMMARY_COLUMNS, rows: summaryRows(run) },
    {
      name: 'Photos',
      columns: columnsOf('image', run),
      rows: photoRows,
      ...(pictures ? { thumbnails } : {}),
      ...remark([
        ...(pictures && seen > MAX_THUMBNAILS ? [`Pictures are shown for the first ${MAX_THUMBNAILS} photos.`] : []),
        ...cut(photoRows.length),
      ]),
    },
    { name: 'Objects', columns: columnsOf('object', run), rows: objectRows, ...remark(cut(objectRows.length)) },
    ...(run.texts
      ? [{ name: 'Texts', columns: columnsOf('text', run), rows: textRows, ...remark(cut(textRows.length)) }]
      : []),
  ];
}
