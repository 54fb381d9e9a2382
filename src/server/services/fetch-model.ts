// A model of the catalogue that a person wants here now, and how far that, or an import, is.
import { setTimeout as sleep } from 'node:timers/promises';
import { LensgraphError } from '../../core/errors';
import { isCatalogueName } from '../../models/catalogue';
import type { ModelProgress } from '../../models/import/question';
import { installedModel } from '../../models/installed';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { importSession } from './import-model';

const LOOK_MS = 500;
const fetchSession = (name: string): string => `fetch-${name}`;

/**
 * Resolves when it is here. What another tab has begun is waited for. Throws `not_found`, `unavailable` when no worker
 * answers, `conflict` when `signal` aborts, `model_fetch_failed`, `model_offline`, `model_download_failed`.
 */
export async function fetchModelNow(
  { previews, env }: Pick<Services, 'previews' | 'env'>,
  { teamId }: Actor,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  if (!isCatalogueName(name)) throw new LensgraphError('not_found', { what: 'model' });
  const session = fetchSession(name);
  while ((await previews.progress({ teamId, session })) !== null) await sleep(LOOK_MS, undefined, { signal });
  if (await installedModel(name, env.data.models)) return;
  await previews.askFetch({ teamId, session, request: { kind: 'fetch', name } }, signal);
}

/** Null where nothing is under way. */
export function modelProgress(
  { previews }: Pick<Services, 'previews'>,
  { teamId }: Actor,
  asked: { readonly session: string } | { readonly name: string },
): Promise<ModelProgress | 'waiting' | null> {
  const session = 'name' in asked ? fetchSession(asked.name) : importSession(asked.session);
  return previews.progress({ teamId, session });
}
