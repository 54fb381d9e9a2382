// Keeps loaded models, so that each is loaded once; the least recently used ones go when there are too many.
// Knows nothing of what a model computes.

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

/** At most `limit` models stay loaded (more only while all of them are in use). Errors of `with`: model_not_fetched, model_corrupt, model_unsupported. */
export function createSessions(settings: SessionSettings, limit = 4): Sessions {
  // A Map remembers the order of insertion: the first entry is the least recently used.
  const entries = new Map<string, Entry>();

  function take(model: ModelFile): Entry {
    const entry = entries.get(model.path) ?? { session: load(model, settings), users: 0 };
    entries.delete(model.path);
    entries.set(model.path, entry);
    entry.users++;
    return entry;
  }

  async function releaseSurplus(): Promise<void> {
    for (const [path, { users, session }] of entries) {
      if (entries.size <= limit) return;
      if (users > 0) continue;
      entries.delete(path);
      await (await session).release();
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
        return await use(session);
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
