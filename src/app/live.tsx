'use client';
// The one live line of a tab: what changed on the server is read again by whoever shows it. Shows nothing itself.
import { useQueryClient } from '@tanstack/react-query';
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
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wasLost = useRef(false);

  const refresh = () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queryClient.invalidateQueries({ queryKey: trpc.runs.pathKey() });
    }, PAUSE_MS);
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  useSubscription(
    trpc.runs.changes.subscriptionOptions(undefined, {
      onData: refresh,
      onConnectionStateChange: ({ state, error }) => {
        if (state === 'connecting' && error) {
          wasLost.current = true;
          setLost(true);
        }
        if (state === 'pending') {
          setLost(false);
          // What happened while the line was down was not heard.
          if (wasLost.current) void queryClient.invalidateQueries();
          wasLost.current = false;
        }
      },
    }),
  );
  return null;
}
