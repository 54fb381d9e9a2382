'use client';
// What was learnt from the groups as they are kept: asked anew after each change, the last answer stays until the next.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTRPC, useTRPCClient } from '../../trpc';

const LOOK_MS = 400;

interface Asked {
  readonly lessonId: string | null;
  readonly revision: number;
  /** All is kept, and nothing stands in the way of learning. */
  readonly isReady: boolean;
}

export function useTaught({ lessonId, revision, isReady }: Asked) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const taught = useQuery({
    queryKey: ['taught', lessonId, revision],
    enabled: isReady && lessonId !== null,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => client.models.lessons.teach.mutate({ lessonId: lessonId ?? '' }, { signal }),
  });
  const progress = useQuery({
    ...trpc.models.lessons.progress.queryOptions({ lessonId: lessonId ?? '' }),
    enabled: taught.isFetching,
    refetchInterval: LOOK_MS,
    gcTime: 0,
  });
  return {
    taught: taught.data,
    isStale: taught.isPlaceholderData || !isReady,
    isFetching: taught.isFetching,
    error: taught.error,
    progress: taught.isFetching ? (progress.data ?? null) : null,
  };
}
