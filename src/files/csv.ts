// CSV that Excel, LibreOffice and programs read alike: UTF-8 with a byte order mark, commas, CRLF. Streams row by row.

import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Cell, TableColumn } from '../core/data-types';
import { writeWhole } from './whole-file';

/** Spreadsheets take such a text for a formula, and a file name can come from a stranger (OWASP, "CSV Injection"). */
const FORMULA = /^[=+\-@\t\r]/;

const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return guarded(cell);
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  return String(cell);
}

async function* lines(
  columns: readonly TableColumn[],
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
): AsyncGenerator<string[]> {
  yield columns.map(({ name }) => guarded(name));
  for await (const row of rows) yield columns.map((_, index) => csvCell(row[index] ?? null));
}

/** The bytes of a table as CSV. What breaks off the rows is the stream's error. */
export function csvStream(columns: readonly TableColumn[], rows: Parameters<typeof lines>[1]): Readable {
  // Without the pattern a lone CR or LF stands unquoted and splits the row in most readers.
  const text = stringify({ bom: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ });
  return Readable.from(lines(columns, rows)).compose(text);
}

/**
 * Writes `rows` under a line of column names to `path`. Numbers keep every digit they need to be read back the same,
 * null and not-a-number are empty; texts that a spreadsheet would run as a formula get a leading apostrophe.
 */
export function writeCsv(
  path: string,
  columns: readonly TableColumn[],
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
): Promise<void> {
  return writeWhole(path, (partialPath) => pipeline(csvStream(columns, rows), createWriteStream(partialPath)));
}
