// One question of somebody who waits: a preview of photos, or a model that is looked into. One that nobody wants any more is stopped.

import { asLensgraphError, LensgraphError } from '../core/errors';
import { type PhotoError, photoError } from '../core/photo-record';
import type { PreviewAnswer, PreviewPhoto, PreviewRequest, PreviewStep } from '../core/preview';
import { answerPreview, beatPreview, sayPreview, takePreview } from '../db/previews';
import type { ExecutedPhoto } from '../executor/types';
import { isModelQuestion, type ModelProgress, type ModelQuestion } from '../models/import/question';
import { isTeachQuestion, type TeachQuestion } from '../models/teach/question';
import type { PreviewJob } from '../queue/side-queues';
import { enginesHere, timeHere } from './engines';
import { fetchForPerson } from './fetch-model';
import { importForPerson, type Say } from './import-model';
import { assertPlanModels } from './models';
import type { SideDeps } from './side-work';
import { teachForPerson } from './teach-for-person';

const BEAT_MS = 1_000;
const SAY_MS = 250;

export async function handlePreview({ id }: PreviewJob, deps: SideDeps): Promise<void> {
  const { db, log, running } = deps;
  const request = await takePreview(db, id);
  if (request === null) return;
  const stop = new AbortController();
  running.set(id, stop);
  const trouble = (what: string) => (err: unknown) => log.warn({ err }, what);
  const goOn = () => {
    beatPreview(db, id).then((wanted) => wanted || stop.abort(), trouble('a preview could not say that it goes on'));
  };
  const beat = setInterval(goOn, BEAT_MS);
  let said: { readonly stage: string; readonly at: number } | null = null;
  const say = (progress: ModelProgress) => {
    const at = performance.now();
    if (said?.stage === progress.stage && at - said.at < SAY_MS) return;
    said = { stage: progress.stage, at };
    sayPreview(db, id, progress).catch(trouble('a preview could not say how far it is'));
  };
  try {
    const question = request as PreviewRequest | ModelQuestion | TeachQuestion; // The server wrote it.
    const answer = isTeachQuestion(question)
      ? await teachForPerson(id, question, stop.signal, deps)
      : isModelQuestion(question)
        ? await aboutModel(question, deps, stop.signal, say)
        : await preview(question, stop.signal, deps);
    await answerPreview(db, id, { status: 'done', answer });
  } catch (error) {
    if (stop.signal.aborted) return;
    log.warn({ err: error, preview: id }, 'a preview failed');
    await answerPreview(db, id, { status: 'failed', answer: photoError(asLensgraphError(error)) });
  } finally {
    clearInterval(beat);
    running.delete(id);
  }
}

function aboutModel(question: ModelQuestion, deps: SideDeps, signal: AbortSignal, say: Say): Promise<unknown> {
  switch (question.kind) {
    case 'import':
      // What looks at photos starts meanwhile, because a photo is what comes next.
      deps.executor();
      return importForPerson(question, deps, signal, say);
    case 'fetch':
      return fetchForPerson(question, deps, signal, say);
    case 'engines':
      return enginesHere(deps, signal);
    case 'time':
      return timeHere(question, deps, signal);
  }
}

async function preview({ plan, photos }: PreviewRequest, signal: AbortSignal, deps: SideDeps): Promise<PreviewAnswer> {
  assertPlanModels(plan, deps.models);
  const ran = await Promise.all(
    photos.map(async ({ name, blobId }, index) => ({ name, ran: await runPhoto(index, blobId) })),
  );
  return {
    steps: Object.fromEntries(
      plan.steps.map(({ nodeId }) => [
        nodeId,
        together(
          nodeId,
          ran.map((each) => each.ran),
        ),
      ]),
    ),
    photos: ran.map(
      ({ name, ran: { work: _work, steps: _steps, ...outcome } }): PreviewPhoto => ({ name, ...outcome }),
    ),
    inferences: ran.reduce((sum, each) => sum + each.ran.work.inferences, 0),
  };

  async function runPhoto(index: number, blobId: string): Promise<ExecutedPhoto> {
    try {
      const path = await deps.blobs.localPath(blobId);
      return await deps.executor().runPhoto({ plan, index, path, id: blobId, preview: true }, signal);
    } catch (error) {
      if (!(error instanceof LensgraphError && error.code === 'not_found')) throw error;
      return {
        status: 'failed',
        error: photoError(error, plan.source),
        outputs: {},
        work: { inferences: 0, known: 0 },
      };
    }
  }
}

/** A step over all photos; a photo that could not even be opened says nothing of it. */
function together(nodeId: string, photos: readonly ExecutedPhoto[]): PreviewStep {
  const steps = photos.flatMap((photo) => photo.steps?.[nodeId] ?? []);
  const failed = steps.find(({ state }) => state === 'failed');
  const error: PhotoError | undefined = failed?.error ?? (steps.length ? undefined : photos[0]?.error);
  return {
    state: error ? 'failed' : (steps.find(({ state }) => state === 'done')?.state ?? steps[0]?.state ?? 'idle'),
    cached: steps.length > 0 && steps.every(({ cached }) => cached),
    ms: Math.round(steps.reduce((sum, { ms }) => sum + ms, 0) * 10) / 10,
    ...(error ? { error } : {}),
  };
}
