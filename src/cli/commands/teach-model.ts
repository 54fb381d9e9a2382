// `lensgraph models teach FOLDER --name NAME`: teaches a classifier from a folder whose sub-folders are the groups, says how
// good it is at photos it does not know, and keeps it.
import { createHash } from 'node:crypto';
import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LensgraphError } from '../../core/errors';
import { type LessonGroup, type LessonPhoto, lessonHints, lessonScore } from '../../core/lesson';
import { readEnv } from '../../env';
import { executorCache } from '../../executor/cache-settings';
import { createExecutor } from '../../executor/executor';
import { sha256OfFile } from '../../models/installed';
import { keepModel } from '../../models/own/keep';
import { BACKBONE } from '../../models/teach/backbone';
import type { TaughtModel } from '../../models/teach/taught-model';
import { openScratchFolder } from '../../worker/scratch-folder';
import { assertLesson, type Lesson, teachLesson } from '../../worker/teach';
import { EXIT, type ExitCode } from '../exit-codes';
import { ensureModel } from '../fetch-models';
import { printJson, printLine } from '../output';
import { createProgress } from '../progress';
import { photoFiles } from '../run/photo-files';
import { stopSignal } from '../stop';

interface TeachOptions {
  readonly name: string;
  readonly json?: true;
}

interface Folder {
  readonly groups: readonly LessonGroup[];
  readonly paths: ReadonlyMap<string, string>;
}

/** Throws `bad_request` where there is no such folder, or none in it. */
async function readFolder(folder: string): Promise<Folder> {
  const refuse = (reason: string) => new LensgraphError('bad_request', { reason });
  if (!(await stat(folder).catch(() => null))?.isDirectory()) throw refuse(`There is no folder "${folder}".`);
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name);
  if (names.length === 0)
    throw refuse(`"${folder}" has no folders in it. Make one for each group, with its photos inside.`);
  const paths = new Map<string, string>();
  const groups: LessonGroup[] = [];
  for (const name of names.toSorted()) {
    const photos: LessonPhoto[] = [];
    const files = (await readdir(join(folder, name))).length > 0 ? await photoFiles([join(folder, name)]) : [];
    for (const file of files) {
      const blobId = await sha256OfFile(file.path);
      paths.set(blobId, file.path);
      photos.push({ name: `${name}/${file.name}`, blobId, steps: [] });
    }
    groups.push({ name, photos });
  }
  return { groups, paths };
}

/** What was right, what was not, and what would help, as lines. */
function reportLines(groups: readonly LessonGroup[], { judged }: Lesson): string[] {
  const { right, of, wrongUnsure, groups: scores } = lessonScore(judged);
  const percent = (part: number) => `${Math.round(part * 100)} %`;
  const wrong = judged.flatMap((photos, group) =>
    photos.flatMap((photo, i) => {
      const name = groups[group]?.photos[i]?.name ?? '';
      if ('error' in photo) return [`  ${name} was left out: ${photo.error.message}`];
      if (photo.looksLike === group) return [];
      const looks = groups[photo.looksLike]?.name ?? '';
      return [`  ${name} looks like "${looks}" (${percent(photo.certainty)} sure)`];
    }),
  );
  const hints = lessonHints(groups).map((hint) =>
    hint.kind === 'few'
      ? `"${hint.name}" has ${hint.count} photos only; from 5 on it gets good.`
      : `"${hint.name}" has far more photos than "${hint.other}"; add some to the latter.`,
  );
  return [
    `Right for ${right} of ${of}, each judged without having been learnt from.`,
    ...groups.map(({ name }, i) => `  ${name}: ${scores[i]?.right ?? 0} of ${scores[i]?.of ?? 0}`),
    ...(wrong.length > 0 ? ['Look at these:', ...wrong] : []),
    ...(wrongUnsure > 0 ? [`Of the wrong ones ${wrongUnsure} would be marked as unsure.`] : []),
    ...hints,
  ];
}

async function keep(models: string, folder: string, { bytes, draft }: TaughtModel) {
  const path = join(folder, 'taught.onnx');
  await writeFile(path, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return keepModel(models, { draft, path, sha256, bytes: bytes.length });
}

export async function modelsTeachCommand(folder: string, { name: title, json }: TeachOptions): Promise<ExitCode> {
  const { groups, paths } = await readFolder(folder);
  assertLesson(groups); // Before anything is fetched or started.
  const env = readEnv();
  const { signal } = stopSignal();
  const { models } = env.data;
  await ensureModel(BACKBONE, models, signal);
  const scratch = await openScratchFolder(env.data.scratch);
  const executor = createExecutor({
    scratch: join(scratch, 'executor'),
    childScript: join(env.packageRoot, 'dist', 'executor-child.mjs'),
    model: (wanted) => ensureModel(wanted, models, signal),
    cache: executorCache(env),
    log: () => undefined,
  });
  const progress = createProgress();
  const total = groups.reduce((sum, { photos }) => sum + photos.length, 0);
  const began = performance.now();
  try {
    const onPhoto = (done: number) => progress.show(`Looking at photos: ${done} of ${total}`);
    const model = (wanted: string) => ensureModel(wanted, models, signal);
    const pathOf = async (blobId: string) => paths.get(blobId) ?? '';
    const lesson = await teachLesson(groups, { title, onPhoto, signal }, { executor, model, models, pathOf });
    progress.clear();
    const milliseconds = Math.round(performance.now() - began);
    if (!lesson.taught) throw new LensgraphError(lesson.problem?.code ?? 'internal', lesson.problem?.params);
    const kept = await keep(models, scratch, lesson.taught);
    if (json) {
      await printJson({ kept: kept.name, card: kept, score: lessonScore(lesson.judged), milliseconds });
      return EXIT.ok;
    }
    for (const line of reportLines(groups, lesson)) await printLine(line);
    await printLine(`Kept as ${kept.name}, after ${(milliseconds / 1000).toFixed(1)} s`);
    return EXIT.ok;
  } finally {
    progress.clear();
    await executor.close();
    await rm(scratch, { recursive: true, force: true });
  }
}
