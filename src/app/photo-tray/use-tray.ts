'use client';
// The tray of a workflow in this tab: it stays while one looks at other pages, and sends on meanwhile.
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { LensgraphError } from '../../core/errors';
import { judgeFile } from './judge-file';
import { LineBroke, sendPhoto } from './send-photo';
import { createTray, type Tray } from './tray';
import type { TrayState } from './tray-photo';

const trays = new Map<string, Tray>();

function trayOf(workflowId: string): Tray {
  const known = trays.get(workflowId);
  if (known) return known;
  const tray = createTray({
    judge: judgeFile,
    send: sendPhoto,
    passes: (error) => error instanceof LineBroke || (error instanceof LensgraphError && error.retryable),
  });
  trays.set(workflowId, tray);
  return tray;
}

/** Photos that are chosen but not yet at the server. */
export const isUnsent = ({ photos, reading }: TrayState): boolean =>
  reading > 0 || photos.some(({ state }) => state === 'waiting' || state === 'sending');

export function useTray(workflowId: string): { tray: Tray; state: TrayState } {
  const tray = trayOf(workflowId);
  const state = useStore(tray.store);
  const unsent = isUnsent(state);

  useEffect(() => {
    window.addEventListener('online', tray.tryAgain);
    return () => window.removeEventListener('online', tray.tryAgain);
  }, [tray]);

  useEffect(() => {
    if (!unsent) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsent]);

  return { tray, state };
}
