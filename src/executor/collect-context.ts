// The real context of a collector inside an executor child: spreadsheets and archives by src/files.

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CollectContext, RunFile } from '../core/context';
import { csvStream, writeCsv } from '../files/csv';
import { writeJsonArray, writeJsonLists } from '../files/json';
import { writeXlsx } from '../files/xlsx';
import { writeZip, type ZipEntry } from '../files/zip';

const MEDIA_TYPES = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
};

/**
 * Files are written into `outDir`, which belongs to one run. `nameOf` (`uniqueNames`, one for all steps of the run) gives
 * each the name it gets: the ids of two steps may differ in nothing that a file name can hold.
 */
export function collectContext(nodeId: string, outDir: string, nameOf: (wanted: string) => string): CollectContext {
  const made = async (
    wanted: string,
    mediaType: string,
    write: (path: string) => Promise<unknown>,
  ): Promise<RunFile> => {
    const name = nameOf(wanted);
    const path = join(outDir, name);
    await write(path);
    const { size } = await stat(path);
    return { name, mediaType, bytes: size, path };
  };
  return {
    nodeId,
    csv: (name, columns, rows) => made(name, MEDIA_TYPES.csv, (path) => writeCsv(path, columns, rows)),
    json: (name, items) => made(name, MEDIA_TYPES.json, (path) => writeJsonArray(path, items)),
    jsonLists: (name, lists) => made(name, MEDIA_TYPES.json, (path) => writeJsonLists(path, lists)),
    xlsx: (name, sheets) => made(name, MEDIA_TYPES.xlsx, (path) => writeXlsx(path, sheets)),
    zip: (name, entries) => made(name, MEDIA_TYPES.zip, (path) => writeZip(path, located(entries))),
  };
}

async function* located(entries: Parameters<CollectContext['zip']>[1]): AsyncGenerator<ZipEntry> {
  for await (const { name, ...entry } of entries) {
    yield 'file' in entry
      ? { name, path: entry.file.blob }
      : { name, open: () => csvStream(entry.columns, entry.rows()) };
  }
}
