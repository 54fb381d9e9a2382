'use client';
// All photos of a run, page by page, kept up to date without reading everything again: while a run goes on only the pages
// with photos that are not through, after a correction all of them.
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useTRPCClient } from '../../trpc';
import { isOpen, type RunDetail, type RunPhoto } from '../model/run-types';

const PAGE = 100;
/** People do not read faster, and pages of many objects are large. */
const PAUSE_MS = 1_000;
const WAITING: readonly string[] = ['pending', 'running'];

type Page = { readonly items: readonly RunPhoto[] };
const isWaiting = ({ items }: Page): boolean => items.some(({ status }) => WAITING.includes(status));
type Followed = Pick<RunDetail, 'id' | 'status' | 'images' | 'corrections' | 'recounting'>;

export interface RunPhotos {
  readonly photos: readonly RunPhoto[];
  /** All pages were read at least once. */
  readonly complete: boolean;
  readonly error: unknown;
  /** Puts what the server just answered in place. */
  readonly patch: (index: number, change: Partial<RunPhoto>) => void;
  readonly refresh: () => void;
}

export function useRunPhotos(run: Followed, first: readonly RunPhoto[]): RunPhotos {
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { id: runId, images } = run;
  const pages = Math.max(1, Math.ceil(images.total / PAGE));
  const results = useQueries({
    queries: Array.from({ length: pages }, (_, page) => ({
      queryKey: ['run-photos', runId, page],
      queryFn: ({ signal }: { signal: AbortSignal }): Promise<Page> =>
        client.runs.photos.query({ runId, cursor: page * PAGE - 1, limit: PAGE }, { signal }),
      ...(page === 0 && first.length > 0 ? { initialData: { items: first } } : {}),
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: (all) => ({
      pages: all.map(({ data }) => data),
      complete: all.every(({ data }) => data !== undefined),
      error: all.find(({ error }) => error)?.error ?? null,
    }),
  });

  const refresh = useCallback(
    (only?: (page: Page) => boolean) =>
      void queryClient.invalidateQueries({
        queryKey: ['run-photos', runId],
        predicate: ({ state }) => !only || state.data === undefined || only(state.data as Page),
      }),
    [queryClient, runId],
  );

  // Everything a change of the run shows itself by.
  const { ok, skipped, failed } = images;
  const token = [run.status, ok, skipped, failed, run.corrections, run.recounting].join(' ');
  const seen = useRef(token);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (seen.current === token) return;
    const [before] = seen.current.split(' ');
    seen.current = token;
    if (run.status === 'running' && before === 'running' && !run.recounting) {
      timer.current ??= setTimeout(() => {
        timer.current = undefined;
        refresh(isWaiting);
      }, PAUSE_MS);
    } else refresh();
  }, [token, run.status, run.recounting, refresh]);
  useEffect(() => () => clearTimeout(timer.current), []);

  // Photos and run are read one after the other: what was read just before the end would wait for ever.
  const isLate = !isOpen(run) && results.pages.some((page) => page && isWaiting(page));
  const asked = useRef<string>(undefined);
  useEffect(() => {
    if (!isLate || asked.current === token) return;
    asked.current = token;
    refresh(isWaiting);
  }, [isLate, token, refresh]);

  const patch = useCallback(
    (index: number, change: Partial<RunPhoto>) =>
      queryClient.setQueriesData<Page>({ queryKey: ['run-photos', runId] }, (page) =>
        page?.items.some((photo) => photo.index === index)
          ? { ...page, items: page.items.map((photo) => (photo.index === index ? { ...photo, ...change } : photo)) }
          : page,
      ),
    [queryClient, runId],
  );
  const photos = useMemo(() => results.pages.flatMap((page) => page?.items ?? []), [results.pages]);
  return { photos, complete: results.complete, error: results.error, patch, refresh: () => refresh() };
}
