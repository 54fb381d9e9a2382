'use client';
// The one live line of a tab: what changed on the server is read again by whoever shows it. Shows nothing itself.
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect, useRef } from 'react';
import { useConnection } from './connection';
import { useTRPC } from './trpc';

/** A run tells of itself several times a second; people do not read that fast. */
const PAUSE_MS = 300;

export function LiveProvider() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const setLost = useConnection((state) => state.setLost);
  const stale = useRef(new Map<string, QueryKey>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const readAgain = (...keys: QueryKey[]) => {
    for (const key of keys) stale.current.set(JSON.stringify(key), key);
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      const waiting = [...stale.current.values()];
      stale.current.clear();
      for (const queryKey of waiting) void queryClient.invalidateQueries({ queryKey });
    }, PAUSE_MS);
  };

  useSubscription(
    trpc.changes.follow.subscriptionOptions(undefined, {
      onData: ({ data }) => {
        if (data.kind === 'all') readAgain([]);
        else if (data.kind === 'workflow') readAgain(trpc.workflows.pathKey());
        else {
          const { runId } = data;
          const { runs } = trpc;
          readAgain(runs.start.pathKey(), runs.list.pathKey());
          for (const one of [runs.get, runs.files, runs.unsure]) readAgain(one.queryKey({ runId }));
          readAgain([...runs.photos.pathKey(), { input: { runId } }]);
        }
      },
      onConnectionStateChange: ({ state, error }) => {
        if (state === 'connecting' && error) setLost(true);
        // What happened meanwhile is told when the line is back: it goes on where it was, or says "all".
        if (state === 'pending') setLost(false);
      },
    }),
  );
  return null;
}
