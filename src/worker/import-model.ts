// Looks at a model somebody brought: reads it, tries it in a process that is thrown away, and leaves what was found in the
// folder of the import. Nothing of it runs in this process.

import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { LensgraphError } from '../core/errors';
import type { CompanionFile } from '../models/companions/companions';
import type { Make } from '../models/fetch';
import { importModel } from '../models/import/import-model';
import type { ImportAnswer, ImportQuestion, ModelProgress } from '../models/import/question';
import { requireModel, sha256OfFile } from '../models/installed';
import { forgetOld } from '../models/own/forget';
import { type ImportRecord, writeImport } from '../models/own/imports';
import { importFolder } from '../models/own/places';
import { feedingOf } from '../probe/feeding';
import { tryModel, unzipInChild } from '../probe/try-model';
import type { BlobStore } from '../storage/blob-store';

/** As archives allow it for texts beside a model. */
const LARGEST_TEXT = 4 * 1024 ** 2;

export interface ImportPlaces {
  /** The folder of all models. */
  readonly models: string;
  /** The bundle of the throw-away process. */
  readonly probeScript: string;
  /** Converts models of the catalogue. */
  readonly make?: Make;
}

/** Tells how far it is. */
export type Say = (progress: ModelProgress) => void;

export interface FileToImport {
  readonly name: string;
  readonly path: string;
}

/** Leaves the model at `file` in `folder` with what was found. Errors: those of `importModel`, the signal's reason. */
export async function lookInto(
  file: FileToImport,
  {
    folder,
    companions,
    probeScript,
    signal,
    onStage = () => undefined,
  }: {
    readonly folder: string;
    readonly companions: readonly CompanionFile[];
    readonly probeScript: string;
    readonly signal: AbortSignal;
    readonly onStage?: Say | undefined;
  },
): Promise<ImportRecord> {
  let tryMilliseconds = 0;
  let hashed: Promise<string> | undefined;
  const imported = await importModel({
    path: file.path,
    folder,
    companions,
    onStage: (stage) => onStage({ stage }),
    unzip: (path, onnxPath) => unzipInChild(path, onnxPath, { script: probeScript, signal }),
    probe: async (path, draft, facts) => {
      hashed = sha256OfFile(path);
      hashed.catch(() => undefined); // Told below, unless the try tells first.
      const tried = await tryModel(path, { script: probeScript, feeding: feedingOf(draft, facts), signal });
      tryMilliseconds = Math.round(tried.milliseconds);
      return tried.facts;
    },
  });
  const { format, facts, guesses, bytes, path } = imported;
  return {
    format,
    facts,
    guesses,
    bytes,
    sha256: await (hashed ?? sha256OfFile(path)),
    fileName: file.name,
    tryMilliseconds,
  };
}

export async function importForPerson(
  { importId, file, companions }: ImportQuestion,
  { blobs, models, probeScript }: ImportPlaces & { readonly blobs: BlobStore },
  signal: AbortSignal,
  onStage: Say,
): Promise<ImportAnswer> {
  await forgetOld(models);
  const folder = importFolder(models, importId);
  await mkdir(folder, { recursive: true });
  try {
    const path = 'model' in file ? (await requireModel(file.model, models)).path : await blobs.localPath(file.blobId);
    const texts = await Promise.all(companions.map((each) => textOf(each, blobs)));
    const record = await lookInto(
      { name: file.name, path },
      { folder, companions: texts, probeScript, signal, onStage },
    );
    await writeImport(models, importId, record);
    return { importId };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function textOf({ name, blobId }: FileRef, blobs: BlobStore): Promise<CompanionFile> {
  const path = await blobs.localPath(blobId);
  if ((await stat(path)).size > LARGEST_TEXT) throw new LensgraphError('labels_unreadable', { file: name });
  return { name, text: await readFile(path, 'utf8') };
}
type FileRef = ImportQuestion['companions'][number];
