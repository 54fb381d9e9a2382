// A file somebody brought becomes an import: a worker looks into it, and here stands what it found.
import { LensgraphError } from '../../core/errors';
import { getUploads } from '../../db/uploads';
import { FAMILIES } from '../../models/families';
import { type ImportRecord, readImport } from '../../models/own/imports';
import { newImportId } from '../../models/own/places';
import { type Guess, LIKELY, SURE } from '../../models/recognise/guess';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { forgetUploads } from './forget-uploads';
import { listModels } from './list-models';
import type { GuessView, ImportInput, ImportView } from './model-views';

export const importSession = (session: string): string => `import-${session}`;

const guessView = ({ draft, certainty, reasons, ask, classes }: Guess): GuessView => ({
  draft,
  family: FAMILIES[draft.family].title,
  certainty,
  level: certainty >= SURE ? 'sure' : certainty >= LIKELY ? 'likely' : 'proposal',
  reasons,
  ask,
  classes,
});

export function importView(importId: string, record: ImportRecord): ImportView {
  const { facts, guesses, ...rest } = record;
  const { producer, producerVersion, opsets, inputs, outputs } = facts;
  return {
    importId,
    ...rest,
    facts: { producer, producerVersion, opsets, inputs, outputs },
    guesses: guesses.map(guessView),
  };
}

/** Throws `not_found`, every code a model can be refused with, `unavailable` when no worker answers. */
export async function importModel(
  { db, blobs, env, log, previews }: Services,
  { teamId }: Actor,
  { uploadId, companions, session }: ImportInput,
  signal: AbortSignal,
): Promise<ImportView> {
  const [file, ...beside] = await getUploads(db, teamId, [uploadId, ...companions]);
  if (!file) throw new Error('an upload was asked for and not given');
  const blob = ({ name, blobId }: typeof file) => ({ name, blobId });
  const importId = newImportId();
  const request = { kind: 'import' as const, importId, file: blob(file), companions: beside.map(blob) };
  try {
    await previews.askImport({ teamId, session: importSession(session ?? importId), request }, signal);
  } finally {
    // Taken or refused, what was sent is not needed again: the model lies in the folder of the import by now.
    await forgetUploads({ db, blobs }, teamId, [uploadId, ...companions]).catch((err: unknown) =>
      log.warn({ err }, 'the file of an import could not be removed'),
    );
  }
  return importView(importId, await readImport(env.data.models, importId));
}

/**
 * A model that is here already, looked at again, so that its card can be changed with what its file allows before one's
 * eyes. Throws `not_found` (also for what is fetched only when first used), `unavailable` when no worker answers.
 */
export async function reopenModel(
  services: Services,
  { teamId }: Actor,
  name: string,
  signal: AbortSignal,
): Promise<ImportView> {
  const dir = services.env.data.models;
  const model = (await listModels(services)).find((each) => each.name === name);
  if (!model?.installed) throw new LensgraphError('not_found', { what: 'model' });
  const importId = newImportId();
  const request = { kind: 'import' as const, importId, file: { name: model.title, model: name }, companions: [] };
  await services.previews.askImport({ teamId, session: importSession(importId), request }, signal);
  return importView(importId, await readImport(dir, importId));
}

/** As it was when it was imported; for a page that was loaded again. Throws `not_found`. */
export async function getImport({ env }: Pick<Services, 'env'>, importId: string): Promise<ImportView> {
  return importView(importId, await readImport(env.data.models, importId));
}
