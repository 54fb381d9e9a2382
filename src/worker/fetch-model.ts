// Brings a model of the catalogue onto this machine because a person asked for it on its page, and says how far it is.

import { fetchModel } from '../models/fetch';
import type { FetchQuestion } from '../models/import/question';
import type { ImportPlaces, Say } from './import-model';

/** Errors: those of `fetchModel`. What has arrived of a file is kept for the next try. */
export async function fetchForPerson(
  { name }: FetchQuestion,
  { models: dir, make }: Pick<ImportPlaces, 'models' | 'make'>,
  signal: AbortSignal,
  say: Say,
): Promise<{ readonly name: string }> {
  await fetchModel(name, {
    dir,
    signal,
    make,
    onProgress: ({ phase, done, total }) => {
      if (phase === 'download') say({ stage: 'downloading', done, total });
      if (phase === 'convert') say({ stage: 'converting' });
    },
  });
  return { name };
}
