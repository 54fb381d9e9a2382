'use client';
// Photos on their way into a group: looked at, left out with a reason when they are none or there already, sent two at a time.
import { useCallback, useEffect, useRef, useState } from 'react';
import { asLensgraphError, type LensgraphError } from '../../../core/errors';
import { judgeFile } from '../../photo-tray/judge-file';
import { LineBroke, sendPhoto } from '../../photo-tray/send-photo';
import { type Groups, newPhoto, withPhoto } from './lesson-groups';
import { blobIdOf } from './use-saved-lesson';

const AT_ONCE = 2;
const AGAIN_MS = 2_000;

export interface LeftOut {
  readonly key: string;
  readonly groupId: string;
  readonly name: string;
  /** Null: the same photo is in the group already. */
  readonly fault: LensgraphError | null;
}
interface Waiting {
  readonly file: File;
  readonly groupId: string;
}

export function useIncoming(change: (how: (groups: Groups) => Groups) => void) {
  const [underWay, setUnderWay] = useState<Readonly<Record<string, number>>>({});
  const [leftOut, setLeftOut] = useState<readonly LeftOut[]>([]);
  const queue = useRef<Waiting[]>([]);
  const running = useRef(0);
  const stop = useRef<AbortController>(null);
  useEffect(() => {
    const line = new AbortController();
    stop.current = line;
    return () => line.abort();
  }, []);

  const take = useCallback(
    async ({ file, groupId }: Waiting, signal: AbortSignal): Promise<void> => {
      const refuse = (fault: LensgraphError | null) =>
        setLeftOut((all) => [...all, { key: crypto.randomUUID(), groupId, name: file.name, fault }]);
      const { fault } = await judgeFile(file);
      if (fault) return refuse(fault);
      const blobId = await blobIdOf(file);
      const sent = await sentAtLast(file, signal);
      if (sent.fault) return refuse(sent.fault);
      let isThere = false;
      change((groups) => {
        const group = groups.find(({ id }) => id === groupId);
        isThere = group?.photos.some((photo) => photo.blobId === blobId && photo.steps.length === 0) ?? false;
        const photo = newPhoto({ uploadId: sent.uploadId, blobId, name: file.name });
        return isThere ? groups : withPhoto(groups, groupId, photo);
      });
      if (isThere) refuse(null);
    },
    [change],
  );

  const work = useCallback(async () => {
    const signal = stop.current?.signal;
    if (!signal || running.current >= AT_ONCE) return;
    running.current += 1;
    for (let next = queue.current.shift(); next && !signal.aborted; next = queue.current.shift()) {
      const { file, groupId } = next;
      try {
        await take(next, signal);
      } catch (error) {
        if (signal.aborted) break;
        const fault = asLensgraphError(error, 'not_an_image');
        setLeftOut((all) => [...all, { key: crypto.randomUUID(), groupId, name: file.name, fault }]);
      }
      setUnderWay((counts) => ({ ...counts, [groupId]: (counts[groupId] ?? 1) - 1 }));
    }
    running.current -= 1;
  }, [take]);

  const add = useCallback(
    (groupId: string, files: readonly File[]) => {
      setLeftOut((all) => all.filter((each) => each.groupId !== groupId));
      setUnderWay((counts) => ({ ...counts, [groupId]: (counts[groupId] ?? 0) + files.length }));
      queue.current.push(...files.map((file) => ({ file, groupId })));
      for (let i = 0; i < AT_ONCE; i++) void work();
    },
    [work],
  );
  const total = Object.values(underWay).reduce((sum, count) => sum + count, 0);
  useEffect(() => {
    if (total === 0) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [total]);
  return { add, underWay, leftOut, isBusy: total > 0 };
}

/** Sent again after the line broke, until it is there. */
async function sentAtLast(file: File, signal: AbortSignal) {
  for (;;) {
    try {
      return await sendPhoto(file, () => undefined, signal);
    } catch (error) {
      if (!(error instanceof LineBroke)) throw error;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      signal.throwIfAborted();
    }
  }
}
