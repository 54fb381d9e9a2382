'use client';
// The corrections of a run's photos in this tab: one store, sent over tRPC, kept in the browser until acknowledged.
import { TRPCClientError } from '@trpc/client';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { CorrectionEdits } from '../../../core/corrections';
import { notify } from '../../notify';
import { useTRPCClient } from '../../trpc';
import {
  type CorrectionsStore,
  createCorrections,
  type Entry,
  type SaveAnswer,
  type Stored,
  type Unsaved,
} from '../model/corrections-store';
import { keepUnsaved, readUnsaved } from '../model/keep-unsaved';
import type { RunPhoto } from '../model/run-types';

/** Quick corrections go together. */
const PAUSE_MS = 600;

type Patch = (index: number, change: Partial<RunPhoto>) => void;

export interface RunCorrections {
  readonly entries: Readonly<Record<number, Entry>>;
  /** What is to be shown, by photo. */
  readonly edits: Readonly<Record<number, CorrectionEdits>>;
  readonly actions: CorrectionsStore;
}

export function useCorrections(runId: string, photos: readonly RunPhoto[], patch: Patch): RunCorrections {
  const client = useTRPCClient();
  const [actions] = useState(() => {
    const save = async (index: number, from: Stored, edits: CorrectionEdits): Promise<SaveAnswer> => {
      try {
        const correction = await client.runs.correct.mutate({ runId, index, revision: from.revision, edits });
        patch(index, { correction });
        return { kind: 'saved', stored: correction };
      } catch (error) {
        return refusal(error);
      }
    };
    const outside = {
      save,
      keep: (unsaved: Record<number, Unsaved>) => keepUnsaved(runId, unsaved),
      pauseMs: PAUSE_MS,
    };
    return createCorrections(outside);
  });
  const entries = useStore(actions.store, (state) => state.entries);

  useEffect(() => {
    for (const { index, correction } of photos) if (correction) actions.adopt(index, correction);
  }, [photos, actions]);
  useEffect(() => {
    const { flush } = actions;
    actions.restore(readUnsaved(runId));
    window.addEventListener('online', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('online', flush);
      window.removeEventListener('pagehide', flush);
      // Leaving for another page of the app: what waits is sent, and stays in the browser until it arrived.
      flush();
    };
  }, [actions, runId]);

  const edits = useMemo(
    () => Object.fromEntries(Object.entries(entries).map(([index, { history }]) => [index, history.now])),
    [entries],
  );
  return { entries, edits, actions };
}

/** What a refused save means. */
function refusal(error: unknown): SaveAnswer {
  const data = error instanceof TRPCClientError ? error.data : null;
  const theirs: Stored | undefined = data?.current?.correction;
  if (data?.reason === 'conflict' && theirs) return { kind: 'conflict', theirs };
  const refused = typeof data?.httpStatus === 'number' && data.httpStatus < 500;
  if (refused) notify.error(error);
  return { kind: 'failed', again: !refused };
}
