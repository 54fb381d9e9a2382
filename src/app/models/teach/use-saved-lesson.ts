'use client';
// Keeps the groups at the server: each change a moment after it was made, one at a time, again when the line broke. A lesson
// gets its address with its first change, so that a page loaded again shows the same.
import { useCallback, useEffect, useRef, useState } from 'react';
import { LensgraphError } from '../../../core/errors';
import { notify } from '../../notify';
import { useTRPCClient } from '../../trpc';
import { asInput, type Groups, type Lesson, withRoom } from './lesson-groups';

const PAUSE_MS = 300;
const AGAIN_MS = 3_000;

const reasonOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'data' in error ? Object(error.data).reason : undefined;

export interface SavedLesson {
  readonly groups: Groups;
  readonly change: (how: (groups: Groups) => Groups) => void;
  readonly lessonId: string | null;
  /** Goes up with each kept change; the groups are those of that revision once `isSaved`. */
  readonly revision: number;
  readonly isSaved: boolean;
}

export function useSavedLesson(first: Lesson | null): SavedLesson {
  const client = useTRPCClient();
  const [groups, setGroups] = useState<Groups>(() => withRoom(first?.groups ?? []));
  const [saved, setSaved] = useState({ lessonId: first?.id ?? null, revision: first?.revision ?? 0 });
  const [isSaved, setIsSaved] = useState(true);
  const latest = useRef({ groups, ...saved, dirty: false, busy: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const flush = useCallback(async () => {
    const state = latest.current;
    if (state.busy || !state.dirty) return;
    state.busy = true;
    try {
      while (state.dirty) {
        state.dirty = false;
        if (state.lessonId === null) {
          const made = await client.models.lessons.create.mutate({});
          Object.assign(state, { lessonId: made.id, revision: made.revision });
          window.history.replaceState(null, '', `?lesson=${made.id}`);
        }
        const input = { lessonId: state.lessonId ?? '', revision: state.revision, groups: asInput(state.groups) };
        state.revision = (await client.models.lessons.save.mutate(input)).revision;
      }
      setSaved({ lessonId: state.lessonId, revision: state.revision });
      setIsSaved(true);
    } catch (error) {
      state.dirty = true;
      notify.error(error);
      // Somebody else's change is not written over; everything else may pass.
      if (reasonOf(error) !== 'conflict') timer.current = setTimeout(() => void flush(), AGAIN_MS);
    } finally {
      state.busy = false;
    }
  }, [client]);

  const change = useCallback(
    (how: (groups: Groups) => Groups) => {
      const state = latest.current;
      state.groups = how(state.groups);
      state.dirty = true;
      setGroups(state.groups);
      setIsSaved(false);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), PAUSE_MS);
    },
    [flush],
  );
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (!latest.current.dirty && !latest.current.busy) return;
      void flush();
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
      clearTimeout(timer.current);
      void flush(); // Another page of ours: what was not kept yet is.
    };
  }, [flush]);
  return { groups, change, ...saved, isSaved };
}

/** SHA-256 of a file, as the server names it. Errors: what reading the file throws. */
export async function blobIdOf(file: File): Promise<string> {
  if (file.size === 0) throw new LensgraphError('empty_file');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
