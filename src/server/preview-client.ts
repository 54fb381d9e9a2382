// Asks a worker for a preview and waits for its answer: woken by the database, and looking after itself every second, so
// that neither a lost job nor a dead worker leaves anybody waiting. Knows no transport and no graph.

import { ERROR_KINDS, type ErrorCode, LensgraphError } from '../core/errors';
import type { PhotoError } from '../core/photo-record';
import type { PreviewAnswer, PreviewRequest } from '../core/preview';
import type { Db } from '../db/client';
import { askPreview, dropPreview, freePreview, onPreviews, previewProgress, previewState } from '../db/previews';
import { liveWorkers } from '../db/workers';
import type {
  EnginesAnswer,
  EnginesQuestion,
  FetchQuestion,
  ImportAnswer,
  ImportQuestion,
  ModelProgress,
  ModelQuestion,
  TimeQuestion,
} from '../models/import/question';
import type { TeachAnswer, TeachQuestion } from '../models/teach/question';
import type { Timing } from '../models/timings';
import type { Queue } from '../queue/queue';
import type { PreviewJob } from '../queue/side-queues';

const LOOK_MS = 1_000;
/** A worker says every second that it is at it. */
const SILENT_MS = 3_000;
/** A preview that two workers died of is not given to a third. */
const MAX_ATTEMPTS = 2;
const NOBODY_MS = 5_000;
const WORKER_SILENT_MS = 15_000;
const LAST_MS = 60_000;
/** A large model is read, tried and, if it is none of ONNX, converted. */
const IMPORT_LAST_MS = 180_000;
/** Hundreds of photos on a busy machine. */
const TEACH_LAST_MS = 600_000;
/** A slow line and a model of 180 MB. */
const FETCH_LAST_MS = 60 * 60_000;
/** Converting a model keeps its worker from saying so for seconds. */
const IMPORT_SILENT_MS = 20_000;

export interface PreviewClient {
  /** Throws `conflict` when `signal` aborts or the session asks something newer, `unavailable` when nobody answers. */
  ask(
    question: { teamId: string; session: string; askedAt: Date; request: PreviewRequest },
    signal: AbortSignal,
  ): Promise<PreviewAnswer>;
  /** As `ask`; throws also whatever is wrong with the model that looks at the photos. */
  askTeach(
    question: { teamId: string; session: string; request: TeachQuestion },
    signal: AbortSignal,
  ): Promise<TeachAnswer>;
  /** As `ask`; throws also whatever is wrong with the model. */
  askImport(question: About<ImportQuestion>, signal: AbortSignal): Promise<ImportAnswer>;
  /** Brings a model of the catalogue here. Throws `conflict` when `signal` aborts, and why it cannot be had. */
  askFetch(question: About<FetchQuestion>, signal: AbortSignal): Promise<void>;
  /** What a machine computes with. Throws `unavailable` when no worker answers. */
  askEngines(question: About<EnginesQuestion>, signal: AbortSignal): Promise<EnginesAnswer>;
  /** Has a model timed. Throws whatever is wrong with it. */
  askTime(question: About<TimeQuestion>, signal: AbortSignal): Promise<Timing>;
  /** How far the question of a session is; null where none is being answered. */
  progress(asked: { teamId: string; session: string }): Promise<ModelProgress | 'waiting' | null>;
  close(): Promise<void>;
}

/** A newer one of its session ends an older one. */
interface About<T> {
  readonly teamId: string;
  readonly session: string;
  readonly request: T;
}

export async function openPreviewClient(db: Db, queue: Queue<PreviewJob>): Promise<PreviewClient> {
  const waiting = new Map<string, () => void>();
  const everyone = () => {
    for (const wake of waiting.values()) wake();
  };
  const unlisten = await onPreviews(db, (id) => waiting.get(id)?.(), everyone);

  async function answerOf(
    { teamId, session, askedAt, request }: Question,
    {
      signal,
      lastMs,
      silentMs,
      asError,
    }: { signal: AbortSignal; lastMs: number; silentMs: number; asError: (error: PhotoError) => LensgraphError },
  ): Promise<unknown> {
    signal.throwIfAborted();
    const id = await askPreview(db, { teamId, session, askedAt, request });
    const put = (attempt: number) => queue.add([{ name: 'preview', id: `${id}-${attempt}`, data: { id } }]);
    const woken = bell();
    waiting.set(id, woken.ring);
    signal.addEventListener('abort', woken.ring, { once: true });
    const began = performance.now();
    try {
      await put(1);
      for (;;) {
        await woken.wait(LOOK_MS);
        if (signal.aborted) throw replaced();
        const state = await previewState(db, id, silentMs);
        const age = performance.now() - began;
        switch (state?.status) {
          case 'done':
            return state.answer;
          case 'failed':
            throw asError(state.answer as PhotoError);
          case 'replaced':
            throw replaced();
          case 'running':
            if (!state.silent) break;
            if (state.attempts >= MAX_ATTEMPTS) throw new LensgraphError('executor_died');
            await freePreview(db, id);
            await put(state.attempts + 1);
            break;
          case 'waiting':
            if (age > LOOK_MS && (await queue.state(`${id}-${state.attempts + 1}`)) === 'missing')
              await put(state.attempts + 1);
            if (age > NOBODY_MS) await assertWorkers(db, teamId);
            break;
          default:
            throw unavailable('The preview was lost. Change something, or try again.');
        }
        if (age > lastMs)
          throw unavailable('That takes too long. Choose fewer photos or a smaller model, or try again.');
      }
    } finally {
      waiting.delete(id);
      signal.removeEventListener('abort', woken.ring);
      await dropPreview(db, id);
    }
  }

  const answerAbout = (asked: About<ModelQuestion>, signal: AbortSignal, lastMs: number) =>
    answerOf({ ...asked, askedAt: new Date() }, { signal, lastMs, silentMs: IMPORT_SILENT_MS, asError: asItIs });

  return {
    // What a worker wrote.
    ask: async (question, signal) =>
      (await answerOf(question, {
        signal,
        lastMs: LAST_MS,
        silentMs: SILENT_MS,
        asError: asUnavailable,
      })) as PreviewAnswer,
    askImport: async (asked, signal) => (await answerAbout(asked, signal, IMPORT_LAST_MS)) as ImportAnswer,
    askEngines: async (asked, signal) => (await answerAbout(asked, signal, LAST_MS)) as EnginesAnswer,
    askTime: async (asked, signal) => (await answerAbout(asked, signal, IMPORT_LAST_MS)) as Timing,
    askFetch: async (asked, signal) => {
      await answerAbout(asked, signal, FETCH_LAST_MS);
    },
    progress: async (asked) => {
      const row = await previewProgress(db, asked);
      // What a worker of this very version wrote.
      return row && ((row.progress as ModelProgress | null) ?? 'waiting');
    },
    askTeach: async (question, signal) =>
      (await answerOf(
        { ...question, askedAt: new Date() },
        { signal, lastMs: TEACH_LAST_MS, silentMs: IMPORT_SILENT_MS, asError: asItIs },
      )) as TeachAnswer,
    close: async () => {
      unlisten();
      await queue.close();
    },
  };
}

const replaced = () => new LensgraphError('conflict', { reason: 'A newer preview took the place of this one.' });
const unavailable = (reason: string) => new LensgraphError('unavailable', { reason });

async function assertWorkers(db: Db, teamId: string): Promise<void> {
  const workers = await liveWorkers(db, { teamId, withinMs: WORKER_SILENT_MS });
  if (workers.length === 0)
    throw unavailable('Nothing is running that could look at the photos. Start Lensgraph again.');
}

interface Question {
  readonly teamId: string;
  readonly session: string;
  readonly askedAt: Date;
  readonly request: PreviewRequest | ModelQuestion | TeachQuestion;
}

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERROR_KINDS, code);

function asItIs({ code, params }: PhotoError): LensgraphError {
  return isErrorCode(code) ? new LensgraphError(code, params) : new LensgraphError('internal');
}

function asUnavailable({ code, message, params }: PhotoError): LensgraphError {
  // The code is one of ours: a worker of this very version wrote it. Its sentence is kept whatever it is.
  return new LensgraphError('unavailable', { reason: message, ...params }, { cause: new Error(code) });
}

/** Rings once for however many calls since it was last waited for. */
function bell() {
  let rung = false;
  let wake: () => void = () => undefined;
  return {
    ring: () => {
      rung = true;
      wake();
    },
    wait: async (ms: number): Promise<void> => {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      rung = false;
    },
  };
}
