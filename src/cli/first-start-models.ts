// The models that come with Lensgraph, at a start: the first must be there, of the others it is told why they are not. Whoever
// is offline with some of them can work with those.

import { asLensgraphError } from '../core/errors';
import { defaultModels, laterModels } from '../models/catalogue';
import { ensureModel } from './fetch-models';

export interface FirstStartOptions {
  /** The folder of all models. */
  readonly dir: string;
  readonly signal: AbortSignal;
  /** Hears which models are missing, and why. */
  readonly tell: (line: string) => void;
}

/** What cannot be had once is not asked for again: without a network every try takes long. */
async function tryFor(names: readonly string[], { dir, signal, tell }: FirstStartOptions): Promise<void> {
  for (const [index, name] of names.entries()) {
    try {
      await ensureModel(name, dir, signal, { verify: true });
    } catch (error) {
      if (signal.aborted) return;
      const missing = names.slice(index).join(', ');
      tell(
        `${asLensgraphError(error).message} Not on this machine yet: ${missing}. A step that uses one fetches it when it first runs.`,
      );
      return;
    }
  }
}

/** Errors: those of fetching the first one; the signal's reason. */
export async function prepareModels(options: FirstStartOptions): Promise<void> {
  const [first, ...others] = defaultModels();
  if (first !== undefined) await ensureModel(first, options.dir, options.signal, { verify: true });
  await tryFor(others, options);
  options.signal.throwIfAborted();
}

/** Throws nothing. */
export const prepareMore = (options: FirstStartOptions): Promise<void> => tryFor(laterModels(), options);
