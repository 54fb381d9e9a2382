// Work on this workflow that an earlier page in this browser left unsaved: brought back by itself when nobody changed the
// workflow since, offered otherwise.
'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Graph } from '../../../../core/graph';
import { sameJson } from '../../../../core/same-json';
import type { Autosave } from '../../../autosave/autosave';
import { dropLocalCopy, findLeftBehind, type LocalCopy } from '../../../autosave/local-copy';
import { notify } from '../../../notify';

export interface FoundWork {
  readonly found: LocalCopy | null;
  takeFound(): void;
  leaveFound(): void;
}

interface Options {
  readonly workflowId: string;
  readonly autosave: Autosave;
  readonly readOnly: boolean;
  current(): Graph;
  bringBack(work: Pick<LocalCopy, 'graph' | 'sent'>): void;
}

export function useLeftBehind({ workflowId, current, autosave, readOnly, bringBack }: Options): FoundWork {
  const t = useTranslations('editPage.found');
  const [copies, setCopies] = useState<readonly LocalCopy[]>([]);
  const found = copies[0] ?? null;

  const take = useCallback(
    (copy: LocalCopy) => {
      // Had it been saved after all, it is in what is here.
      const { graph, sent } = copy;
      bringBack({ graph, sent: sameJson(sent, current()) ? null : sent });
      // Only when it is kept here is it no longer needed there.
      if (autosave.store.getState().kept) dropLocalCopy(copy.key);
    },
    [autosave, current, bringBack],
  );

  useEffect(() => {
    if (readOnly) return;
    const stop = new AbortController();
    findLeftBehind(workflowId, stop.signal, (copy) => {
      const { state, revision } = autosave.store.getState();
      const isClean = state === 'saved';
      if (isClean && sameJson(copy.graph, current())) dropLocalCopy(copy.key);
      else if (isClean && (copy.revision === revision || sameJson(copy.sent, current()))) {
        take(copy);
        notify.ok(t('back'));
      } else setCopies((before) => [...before, copy]);
    });
    return () => {
      stop.abort();
      setCopies([]);
    };
  }, [workflowId, current, autosave, readOnly, take, t]);

  return useMemo(() => {
    const done = (): void => setCopies((before) => before.slice(1));
    return {
      found,
      takeFound() {
        if (found) take(found);
        done();
      },
      leaveFound() {
        if (found) dropLocalCopy(found.key);
        done();
      },
    };
  }, [found, take]);
}
