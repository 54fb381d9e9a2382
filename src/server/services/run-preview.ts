// What a graph under construction finds on some photos: as much of it as can run, without writing or sending anything.

import { compilePartly } from '../../compiler/compile-partly';
import { LensgraphError } from '../../core/errors';
import type { PreviewAnswer, PreviewPhoto, PreviewStep } from '../../core/preview';
import type { Problem } from '../../core/problems';
import { getRun, listItems } from '../../db/runs';
import { getUploads } from '../../db/uploads';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { getTemplate, placeOfSample, templatesFolder } from './list-templates';

export const MAX_PREVIEW_PHOTOS = 12;

export interface PreviewQuestion {
  readonly graph: unknown;
  readonly photos: readonly string[] | { readonly template: string } | { readonly run: string };
  readonly upTo?: string | undefined;
  /** The editor that asks: its newer question replaces an older one. */
  readonly session: string;
}

export interface PresentedPreview {
  /** Everything that is wrong with the graph; the steps named, and what follows them, did not run. */
  readonly problems: readonly Problem[];
  readonly steps: Readonly<Record<string, PreviewStep>>;
  readonly photos: readonly (PreviewPhoto & {
    /** The photo itself. */
    readonly picture: string;
    /** The same, small and upright; takes `?steps=`, see `stepsInAddress`. */
    readonly small: string;
  })[];
  readonly inferences: number;
}

export interface Photo {
  readonly name: string;
  readonly blobId: string;
  readonly picture: string;
  readonly small: string;
}

/** Throws `not_found`, `conflict` when something newer was asked, `unavailable` when nobody answers. */
export async function runPreview(
  services: Services,
  actor: Actor,
  { graph, photos: wanted, upTo, session }: PreviewQuestion,
  signal: AbortSignal,
): Promise<PresentedPreview> {
  const askedAt = new Date();
  const { registry, models, previews } = services;
  const { plan, problems } = compilePartly(graph, { registry, models, ...(upTo === undefined ? {} : { upTo }) });
  const chosen = await chosenPhotos(services, actor, wanted);
  if (!plan || chosen.length === 0) return { problems, steps: {}, photos: [], inferences: 0 };
  const request = { plan, photos: chosen.map(({ name, blobId }) => ({ name, blobId })) };
  const answer = await previews.ask({ teamId: actor.teamId, session, askedAt, request }, signal);
  return { problems, ...withPictures(answer, chosen) };
}

/** Stored photos, those of a run, or samples of a template; no more than a preview looks at. */
export async function chosenPhotos(
  services: Services,
  actor: Actor,
  wanted: PreviewQuestion['photos'],
): Promise<Photo[]> {
  if ('run' in wanted) return runPhotos(services, actor, wanted.run);
  const photos =
    'template' in wanted ? await samples(services, wanted.template) : await uploads(services, actor, wanted);
  return photos.slice(0, MAX_PREVIEW_PHOTOS);
}

export function withPictures(answer: PreviewAnswer, photos: readonly Photo[]): Omit<PresentedPreview, 'problems'> {
  return {
    ...answer,
    photos: answer.photos.map((photo, index) => {
      const { picture = '', small = '' } = photos[index] ?? {};
      return { ...photo, picture, small };
    }),
  };
}

async function uploads({ db }: Services, { teamId }: Actor, ids: readonly string[]): Promise<Photo[]> {
  const rows = ids.length ? await getUploads(db, teamId, ids) : [];
  return rows.map(({ id, name, blobId }) => {
    const picture = `/pictures/uploads/${encodeURIComponent(id)}`;
    return { name, blobId, picture, small: `${picture}/small` };
  });
}

/** Those of its first photos that are still there. */
async function runPhotos({ db, blobs }: Services, { teamId }: Actor, runId: string): Promise<Photo[]> {
  await getRun(db, { teamId, runId });
  const { items } = await listItems(db, { teamId, runId, limit: MAX_PREVIEW_PHOTOS });
  const present = await Promise.all(items.map(({ blobId }) => blobs.has(blobId)));
  const there = items.filter((_, at) => present[at]);
  if (there.length === 0) throw new LensgraphError('not_found', { what: 'photo' });
  return there.map(({ index, name, blobId }) => {
    const picture = `/pictures/runs/${encodeURIComponent(runId)}/${index}`;
    return { name, blobId, picture: `${picture}/original`, small: `${picture}/small` };
  });
}

/** First the photo that stands on the template's card: it shows the most. */
async function samples(services: Services, template: string): Promise<Photo[]> {
  const folder = templatesFolder(services.env.packageRoot);
  const { before, samples: names } = await getTemplate(folder, template);
  const ordered = [...names.filter((name) => name === before), ...names.filter((name) => name !== before)];
  return Promise.all(
    ordered.map(async (name) => {
      const picture = `/pictures/templates/${template}/samples/${encodeURIComponent(name)}`;
      const blobId = await storedSample(services, placeOfSample(folder, template, name));
      return { name, blobId, picture, small: `${picture}/small` };
    }),
  );
}

/** Samples come with the package and do not change while it runs. */
const stored = new Map<string, Promise<string>>();
export async function storedSample({ blobs, env }: Pick<Services, 'blobs' | 'env'>, path: string): Promise<string> {
  const key = `${env.data.blobs} ${path}`;
  const known = stored.get(key);
  // The same bytes may have been sent as somebody's photo and forgotten with it.
  if (known && (await blobs.has(await known))) return known;
  const id = blobs.putFile(path).then((blob) => blob.id);
  id.catch(() => stored.delete(key));
  stored.set(key, id);
  return id;
}
