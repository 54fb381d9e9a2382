// A model that was imported and not yet kept: its file, what was found about it, and the readings of it that are tried.
// forget.ts forgets it after a day. Knows neither who imports nor who tries.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LensgraphError } from '../../core/errors';
import type { CardDraft, ModelCard } from '../card';
import type { Imported } from '../import/import-model';
import { draftName, draftPlace, importFolder } from './places';
import { writeWhole } from './write-whole';

/** What is known of an import, besides its ONNX file. */
export interface ImportRecord extends Pick<Imported, 'format' | 'facts' | 'guesses' | 'bytes'> {
  readonly sha256: string;
  readonly fileName: string;
  readonly tryMilliseconds: number;
}

const recordPath = (dir: string, importId: string) => join(importFolder(dir, importId), 'import.json');
export const importedOnnx = (dir: string, importId: string) => join(importFolder(dir, importId), 'model.onnx');

/** Written last: an import with a record is a whole one. */
export const writeImport = (dir: string, importId: string, record: ImportRecord): Promise<void> =>
  writeWhole(recordPath(dir, importId), JSON.stringify(record));

/** Errors: `not_found` when there is none, or it was forgotten. */
export async function readImport(dir: string, importId: string): Promise<ImportRecord> {
  try {
    return JSON.parse(await readFile(recordPath(dir, importId), 'utf8')) as ImportRecord; // What `writeImport` wrote.
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) throw cause;
    throw new LensgraphError('not_found', { what: 'import' }, { cause });
  }
}

/** Makes a reading of an import a model that can be asked for by name, for trying only. */
export async function writeDraft(dir: string, importId: string, draft: CardDraft): Promise<ModelCard> {
  const { sha256, bytes } = await readImport(dir, importId);
  const card: ModelCard = { ...draft, name: draftName(importId, draft), sha256, bytes };
  const place = draftPlace(dir, card.name);
  if (!place) throw new Error(`not the name of a draft: ${card.name}`);
  await writeWhole(place.cardPath, JSON.stringify(card));
  return card;
}
