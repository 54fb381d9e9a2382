// Keeps loaded models, so that each is loaded once; the least recently used ones go when together they take too much memory,
// as this process has measured it.
// Knows nothing of what a model computes.

import { stat } from 'node:fs/promises';
import type { InferenceSession } from 'onnxruntime-node';
import { LensgraphError } from '../core/errors';
import type { ModelFile } from './model-file';
import { createSession, messageOf, type SessionSettings } from './runtime';

export interface Sessions {
  /** Calls `use` with the loaded model, which stays loaded at least until `use` ends. */
  with<T>(model: ModelFile, use: (session: InferenceSession) => Promise<T>): Promise<T>;
  /** Releases every model. */
  close(): Promise<void>;
}

interface Entry {
  readonly session: Promise<InferenceSession>;
  users: number;
  /** What loading it, and running it for the first time, added to this process. */
  bytes: number;
  hasRun: boolean;
}

const MB = 1024 ** 2;
/** Of the 3 GB a child may use; photos and results need the rest. */
const BUDGET_MB = 1_200;

/** How much more this process holds after `work`: never less than nothing, though others may free meanwhile. */
async function grown<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly bytes: number }> {
  const before = process.memoryUsage.rss();
  const value = await work();
  return { value, bytes: Math.max(0, process.memoryUsage.rss() - before) };
}

async function load({ path, card: { name } }: ModelFile, settings: SessionSettings): Promise<InferenceSession> {
  try {
    return await createSession(path, settings);
  } catch (error) {
    const message = messageOf(error);
    if (/doesn't exist|No such file/i.test(message))
      throw new LensgraphError('model_not_fetched', { name }, { cause: error });
    if (/protobuf parsing failed/i.test(message)) throw new LensgraphError('model_corrupt', { name }, { cause: error });
    throw new LensgraphError('model_unsupported', { name, reason: 'it could not be loaded' }, { cause: error });
  }
}

/** Memory that others gave back is taken again without the process growing, so a model counts at least as its file. */
async function loadMeasured(model: ModelFile, settings: SessionSettings) {
  const { value, bytes } = await grown(() => load(model, settings));
  return { value, bytes: Math.max(bytes, (await stat(model.path)).size) };
}

/**
 * Loaded models stay until they take over `budgetMb` together (more only while they are in use, and the last one always).
 * Errors of `with`: model_not_fetched, model_corrupt, model_unsupported.
 */
export function createSessions(
  settings: SessionSettings,
  { budgetMb = BUDGET_MB }: { budgetMb?: number } = {},
): Sessions {
  // A Map remembers the order of insertion: the first entry is the least recently used.
  const entries = new Map<string, Entry>();

  function loaded(model: ModelFile): Entry {
    const loading = loadMeasured(model, settings);
    const entry: Entry = { session: loading.then(({ value }) => value), users: 0, bytes: 0, hasRun: false };
    loading.then(
      ({ bytes }) => {
        entry.bytes += bytes;
      },
      () => undefined, // Whoever waits for the session hears of it.
    );
    return entry;
  }

  function take(model: ModelFile): Entry {
    const entry = entries.get(model.path) ?? loaded(model);
    entries.delete(model.path);
    entries.set(model.path, entry);
    entry.users++;
    return entry;
  }

  async function run<T>(entry: Entry, work: () => Promise<T>): Promise<T> {
    if (entry.hasRun) return work();
    entry.hasRun = true;
    const { value, bytes } = await grown(work);
    entry.bytes += bytes;
    return value;
  }

  async function releaseSurplus(): Promise<void> {
    let bytes = [...entries.values()].reduce((sum, entry) => sum + entry.bytes, 0);
    for (const [path, entry] of entries) {
      if (bytes <= budgetMb * MB || entries.size === 1) return;
      if (entry.users > 0) continue;
      entries.delete(path);
      bytes -= entry.bytes;
      await (await entry.session).release();
    }
  }

  return {
    with: async (model, use) => {
      const entry = take(model);
      try {
        const session = await entry.session.catch((error: unknown) => {
          // A model that failed to load is tried again next time: it may have been fetched by then.
          if (entries.get(model.path) === entry) entries.delete(model.path);
          throw error;
        });
        return await run(entry, () => use(session));
      } finally {
        entry.users--;
        await releaseSurplus();
      }
    },
    close: async () => {
      const loaded = [...entries.values()];
      entries.clear();
      for (const { session } of loaded) await (await session).release();
    },
  };
}
