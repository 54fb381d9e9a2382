// Excel workbooks: one sheet per table, typed cells, a header that stays in sight, pictures in the first column. Built in
// memory, as the library does. Knows nothing of what the tables mean.

import { readFile, writeFile } from 'node:fs/promises';
import type { Image, Cell as SheetCell, Sheet as SheetOptions } from 'write-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import type { Sheet } from '../core/context';
import type { Cell, FileValue, TableColumn } from '../core/data-types';
import { jpegSize } from '../vision/header-size';
import { writeWhole } from './whole-file';
import { withoutTimes } from './zip-times';

/** The longest text Excel opens in a cell. */
const LONGEST_TEXT = 32_767;
const LONGEST_NAME = 31;
const WIDTHS = { least: 9, most: 48, sampled: 200 };
/** Pixels; a point is 4/3 of one, a character of width about 7. */
const PICTURE = { width: 128, height: 96, margin: 2 };
const PICTURE_COLUMN = { title: 'Picture', width: Math.ceil((PICTURE.width + 2 * PICTURE.margin) / 7) };
const PICTURE_ROW_POINTS = ((PICTURE.height + 2 * PICTURE.margin) * 3) / 4;

const HEADER = {
  fontWeight: 'bold',
  backgroundColor: '#F6F4F0',
  textColor: '#1D1C1A',
  bottomBorderColor: '#A8A299',
  bottomBorderStyle: 'thin',
  alignVertical: 'center',
} as const;
const NOTE = { fontStyle: 'italic', textColor: '#6B665E' } as const;

function sheetCell(cell: Cell, options: { height?: number; alignVertical?: 'center' }): SheetCell {
  if (cell === null || (typeof cell === 'number' && !Number.isFinite(cell))) return null;
  if (typeof cell === 'number') return { type: Number, value: cell, ...options };
  if (typeof cell === 'boolean') return { type: Boolean, value: cell, ...options };
  return cell === '' ? null : { type: String, value: cell.slice(0, LONGEST_TEXT), ...options };
}

function columnWidth(column: TableColumn, rows: Sheet['rows'], index: number): number {
  const lengths = rows.slice(0, WIDTHS.sampled).map((row) => String(row[index] ?? '').length);
  return Math.min(WIDTHS.most, Math.max(WIDTHS.least, column.name.length + 2, ...lengths.map((length) => length + 1)));
}

/** The JPEG of `file`, fitted into the picture column of sheet row `row` (from 1). */
async function picture(file: FileValue, row: number): Promise<Image[]> {
  const content = await readFile(file.blob);
  const size = jpegSize(content);
  if (size === undefined || size.width === 0 || size.height === 0) return [];
  const factor = Math.min(PICTURE.width / size.width, PICTURE.height / size.height);
  const width = Math.max(1, Math.round(size.width * factor));
  const height = Math.max(1, Math.round(size.height * factor));
  return [
    {
      content,
      contentType: 'image/jpeg',
      width,
      height,
      dpi: 96,
      anchor: { row, column: 1 },
      offsetX: PICTURE.margin + Math.round((PICTURE.width - width) / 2),
      offsetY: PICTURE.margin + Math.round((PICTURE.height - height) / 2),
      title: file.name,
    },
  ];
}

/** Excel allows 31 characters, none of these, each name once. */
function sheetName(name: string): string {
  return name.replace(/[[\]:*?/\\]/g, ' ').slice(0, LONGEST_NAME);
}

async function sheetOptions(sheet: Sheet): Promise<SheetOptions<Image['content']>> {
  const { columns, rows, thumbnails, note } = sheet;
  const shift = thumbnails === undefined ? [] : [PICTURE_COLUMN];
  const header: SheetCell[] = [
    ...shift.map(({ title }) => ({ value: title, ...HEADER })),
    ...columns.map(
      ({ name, type }) => ({ value: name, ...HEADER, align: type === 'number' ? 'right' : 'left' }) as const,
    ),
  ];
  const above: SheetCell[][] = note === undefined ? [header] : [[{ value: note, ...NOTE }], header];
  const body = rows.map((row, rowIndex) => {
    const hasPicture = (thumbnails?.[rowIndex] ?? null) !== null;
    const options = hasPicture ? ({ height: PICTURE_ROW_POINTS, alignVertical: 'center' } as const) : {};
    const cells = columns.map((_, index) => sheetCell(row[index] ?? null, options));
    return hasPicture ? [{ value: '', ...options }, ...cells] : [...shift.map(() => null), ...cells];
  });
  const images: Image[] = [];
  for (const [index, file] of (thumbnails ?? []).entries()) {
    if (file !== null && index < rows.length) images.push(...(await picture(file, above.length + index + 1)));
  }
  return {
    sheet: sheetName(sheet.name),
    data: [...above, ...body],
    columns: [
      ...shift.map(({ width }) => ({ width })),
      ...columns.map((column, index) => ({ width: columnWidth(column, rows, index) })),
    ],
    stickyRowsCount: above.length,
    ...(images.length > 0 ? { images } : {}),
  };
}

/**
 * Writes `sheets` as a workbook to `path`. Numbers, booleans and texts keep their types, null stays empty; texts are never
 * formulas. `thumbnails` (JPEG files, one per row from the first) get a column of their own in front; `note` stands above
 * the header. The same sheets give the same bytes.
 */
export function writeXlsx(path: string, sheets: readonly Sheet[]): Promise<void> {
  return writeWhole(path, async (partialPath) => {
    const options = [];
    for (const sheet of sheets) options.push(await sheetOptions(sheet));
    const workbook = await writeExcelFile(options, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer();
    await writeFile(partialPath, withoutTimes(workbook));
  });
}
