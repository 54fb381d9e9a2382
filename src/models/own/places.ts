// Where models of one's own lie in the folder of all models: NAME/ when they are kept, .imports/ID/ while somebody still looks
// at them, .deleted/NAME/ until nobody can want them back. Knows no database and no network.

import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { LensgraphError } from '../../core/errors';
import type { CardDraft } from '../card';

const IMPORT_ID = /^[0-9a-f]{24}$/;
const DRAFT_NAME = /^draft-([0-9a-f]{24})-[0-9a-f]{12}$/;

export const newImportId = (): string => randomBytes(12).toString('hex');
/** The readings a kept model had before, by what plans pinned them by. */
export const earlierCardPath = (dir: string, name: string, pin: string) => join(dir, name, 'earlier', `${pin}.json`);
export const importsFolder = (dir: string) => join(dir, '.imports');
export const deletedFolder = (dir: string) => join(dir, '.deleted');

/** Errors: `not_found` for what is no id of an import. */
export function importFolder(dir: string, importId: string): string {
  if (!IMPORT_ID.test(importId)) throw new LensgraphError('not_found', { what: 'import' });
  return join(importsFolder(dir), importId);
}

/** The name a reading of an import goes by while it is tried: the same reading has the same name. */
export function draftName(importId: string, draft: CardDraft): string {
  const hash = createHash('sha256').update(JSON.stringify(draft)).digest('hex').slice(0, 12);
  return `draft-${importId}-${hash}`;
}

/** Where the model and the card of a reading lie; null for every other name. */
export function draftPlace(dir: string, name: string): { readonly path: string; readonly cardPath: string } | null {
  const [, importId] = DRAFT_NAME.exec(name) ?? [];
  if (importId === undefined) return null;
  const folder = importFolder(dir, importId);
  return { path: join(folder, 'model.onnx'), cardPath: join(folder, `${name}.json`) };
}
