'use client';
// How far the server is with a model that is read or fetched, asked again and again while it is.
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../trpc';

const LOOK_MS = 400;

/** Null where nothing is known yet; undefined before the first answer. */
export function useModelProgress(asked: { readonly session: string } | { readonly name: string }, isOn: boolean) {
  const trpc = useTRPC();
  const { data } = useQuery({
    ...trpc.models.progress.queryOptions(asked),
    enabled: isOn,
    refetchInterval: isOn ? LOOK_MS : false,
    gcTime: 0,
    retry: false,
  });
  return data;
}
