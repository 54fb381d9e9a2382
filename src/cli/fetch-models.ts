// Brings models onto this machine with progress on standard error.
import { type FetchProgress, fetchModel } from '../models/fetch';
import type { InstalledModel } from '../models/installed';
import { installedModel } from '../models/installed';
import { createProgress } from './progress';

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);

function progressText({ name, phase, done, total }: FetchProgress): string {
  if (phase === 'download') return `Fetching the model ${name}: ${megabytes(done)} of ${megabytes(total)} MB`;
  return phase === 'convert' ? `Preparing the model ${name}` : `The model ${name} is here`;
}

/** The model `name` in `dir`; what is there is looked at, with `verify` to the last byte. Errors as `fetchModel`. */
export async function ensureModel(
  name: string,
  dir: string,
  signal: AbortSignal,
  { verify = false }: { verify?: boolean } = {},
): Promise<InstalledModel> {
  const present = await installedModel(name, dir, { verify });
  if (present) return present;
  const progress = createProgress();
  try {
    const onProgress = (each: FetchProgress) => progress.show(progressText(each), each.phase === 'convert');
    return await fetchModel(name, { dir, signal, onProgress });
  } finally {
    progress.clear();
  }
}
