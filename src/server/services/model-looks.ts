// What each model that is here finds on one photo, for the cards of the page: made by a worker once for a file, a reading and
// a photo, and kept in the cache. Nobody waits for it: what is not there yet is being made, one after the other.
import { join } from 'node:path';
import { compilePartly } from '../../compiler/compile-partly';
import type { PortValues } from '../../core/photo-record';
import { modelPin } from '../../models/all-models';
import { catalogueEntry } from '../../models/catalogue';
import { ownCard } from '../../models/own/own-models';
import { type CacheFolder, cacheKey, openCacheFolder } from '../../storage/cache-folder';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { listModels } from './list-models';
import { type ModelPhoto, photoOfModel } from './model-photo';
import type { ModelLook, ModelLooks, ModelView } from './model-views';
import { tryingGraph } from './try-card';

/** Goes up when models look differently. */
const VERSION = 1;
const MAX_BYTES = 64 * 1024 ** 2;
/** What failed is not asked for again at once. */
const AGAIN_MS = 60_000;
/** Of the kinds of a whole photo. */
const MOST_NAMES = 5;

interface Wanted {
  readonly key: string;
  readonly model: ModelView;
  readonly photo: ModelPhoto;
}

const failedAt = new Map<string, number>();
const underWay = new Set<string>();
let last: Promise<unknown> = Promise.resolve();

/** Undefined where nothing may be kept: then there are none. */
function openLooks({ env, log }: Pick<Services, 'env' | 'log'>): CacheFolder | undefined {
  if (env.cacheMb === 0) return undefined;
  const onError = (err: unknown) => log.warn({ err }, 'what a model sees could not be kept');
  return openCacheFolder(join(env.data.cache, 'looks'), { maxBytes: MAX_BYTES, onError });
}

/** By the names of the models; those that cannot be shown are missing. Begins to make what is not there yet. */
export const modelLooks = (services: Services, actor: Actor): Promise<ModelLooks> =>
  looksThereAre(services, (cache, wanted) => begin(services, actor, cache, wanted));

/** Those that are there. A page is another bundle than the server and knows nothing of what that is making, so it only reads. */
export const keptLooks = (services: Services): Promise<ModelLooks> => looksThereAre(services, () => true);

/** `missing` says whether that one is on its way. */
async function looksThereAre(
  services: Services,
  missing: (cache: CacheFolder, wanted: Wanted) => boolean,
): Promise<ModelLooks> {
  const cache = openLooks(services);
  const models = cache ? (await listModels(services)).filter(({ installed }) => installed) : [];
  const looks: Record<string, ModelLook> = {};
  let isMaking = false;
  await Promise.all(
    models.map(async (model) => {
      const photo = await photoOfModel(services, model);
      if (!photo || !cache) return;
      const key = cacheKey('look', VERSION, modelPin(services.env.data.models, model.name), photo.blobId);
      const kept = await cache.read(key);
      if (kept)
        looks[model.name] = { ...photo, outputs: JSON.parse(Buffer.from(kept).toString()) as PortValues }; // What `make` wrote.
      else if (missing(cache, { key, model, photo })) isMaking = true;
    }),
  );
  return { looks, isMaking };
}

/** Whether it is under way. */
function begin(services: Services, actor: Actor, cache: CacheFolder, wanted: Wanted): boolean {
  const { key, model } = wanted;
  if (underWay.has(key)) return true;
  if (performance.now() - (failedAt.get(key) ?? Number.NEGATIVE_INFINITY) < AGAIN_MS) return false;
  underWay.add(key);
  last = last
    .then(() => make(services, actor, cache, wanted))
    .catch((err: unknown) => {
      failedAt.set(key, performance.now());
      services.log.warn({ err, model: model.name }, 'a model could not look at the photo of its card');
    })
    .finally(() => underWay.delete(key));
  return true;
}

async function make(
  { registry, models, previews, env }: Services,
  { teamId }: Actor,
  cache: CacheFolder,
  { key, model: { name, own }, photo }: Wanted,
): Promise<void> {
  const card = own ? ownCard(env.data.models, name) : catalogueEntry(name).card;
  if (!card) return; // Deleted meanwhile.
  const { plan, problems } = compilePartly(tryingGraph(registry, name, card), { registry, models });
  const [problem] = problems;
  if (!plan || problem) throw new Error(`no photo can be looked at: ${problem?.code}`);
  const request = { plan, photos: [{ name: photo.name, blobId: photo.blobId }] };
  const answer = await previews.ask(
    { teamId, session: `look-${name}`, askedAt: new Date(), request },
    new AbortController().signal,
  );
  const [seen] = answer.photos;
  const error = seen?.error ?? answer.steps.look?.error;
  if (!seen || error) throw new Error(error?.message ?? 'nothing came back');
  await cache.write(key, Buffer.from(JSON.stringify(brief(seen.outputs))));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of a thousand names for a whole photo the likeliest. */
const brief = (outputs: PortValues) =>
  Object.fromEntries(
    Object.entries(outputs).map(([step, ports]) => [
      step,
      Object.fromEntries(
        Object.entries(ports).map(([port, value]) => [
          port,
          isRecord(value) && Array.isArray(value.scores)
            ? { ...value, scores: value.scores.toSorted((a, b) => b.score - a.score).slice(0, MOST_NAMES) }
            : value,
        ]),
      ),
    ]),
  );
