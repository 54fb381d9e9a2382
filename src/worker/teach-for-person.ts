// Teaches what somebody put together on a page, says meanwhile how far it is, and leaves the model as an import if asked to.

import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { sayPreview } from '../db/previews';
import { readOnnx } from '../models/onnx/read';
import { forgetOld } from '../models/own/forget';
import { importedOnnx, writeImport } from '../models/own/imports';
import { importFolder } from '../models/own/places';
import type { TeachAnswer, TeachQuestion } from '../models/teach/question';
import type { TaughtModel } from '../models/teach/taught-model';
import type { SideDeps } from './side-work';
import { teachLesson } from './teach';

const SAY_MS = 250;
const UNTITLED = 'Taught by example';

export async function teachForPerson(
  id: string,
  { groups, keep }: TeachQuestion,
  signal: AbortSignal,
  { db, blobs, executor, model, models, log }: SideDeps,
): Promise<TeachAnswer> {
  const began = performance.now();
  const total = groups.reduce((sum, { photos }) => sum + photos.length, 0);
  let said = began;
  const onPhoto = (done: number) => {
    if (performance.now() - said < SAY_MS) return;
    said = performance.now();
    sayPreview(db, id, { done, total }).catch((err: unknown) =>
      log.warn({ err }, 'a lesson could not say how far it is'),
    );
  };
  const title = keep?.title ?? UNTITLED;
  const pathOf = (blobId: string) => blobs.localPath(blobId);
  const places = { executor: executor(), model, models, pathOf };
  const { judged, taught, problem } = await teachLesson(groups, { title, onPhoto, signal }, places);
  if (keep && taught) await leaveImport(taught, keep, models);
  const milliseconds = Math.round(performance.now() - began);
  return { judged, problem, draft: keep ? (taught?.draft ?? null) : null, milliseconds };
}

async function leaveImport(
  { bytes, draft }: TaughtModel,
  { importId, title }: { readonly importId: string; readonly title: string },
  models: string,
): Promise<void> {
  await forgetOld(models);
  await mkdir(importFolder(models, importId), { recursive: true });
  const path = importedOnnx(models, importId);
  await writeFile(path, bytes, { flush: true });
  await writeImport(models, importId, {
    format: 'onnx',
    facts: await readOnnx(path),
    guesses: [{ draft, certainty: 1, reasons: [], ask: [], classes: draft.labels.length }],
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    fileName: `${title}.onnx`,
    tryMilliseconds: 0,
  });
}
