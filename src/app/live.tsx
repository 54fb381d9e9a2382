'use client';
// Reads the page again when something happens to a run. Shows nothing.
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { trpc } from './trpc-client';

/** A run tells of itself several times a second; people do not read that fast. */
const PAUSE_MS = 400;

export function Live() {
  const router = useRouter();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        router.refresh();
      }, PAUSE_MS);
    };
    const subscription = trpc.runs.changes.subscribe(undefined, { onData: refresh });
    return () => {
      clearTimeout(timer);
      subscription.unsubscribe();
    };
  }, [router]);
  return null;
}
