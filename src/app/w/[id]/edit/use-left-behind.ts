// Work on this workflow that an earlier page in this browser left unsaved: brought back by itself when nobody changed the
// workflow since, offered otherwise.
'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Graph } from '../../../../core/graph';
import { sameJson } from '../../../../core/same-json';
import type { Autosave } from '../../../autosave/autosave';
import { dropLocalCopy, type LocalCopy, leftBehind } from '../../../autosave/local-copy';
import { notify } from '../../../notify';

export interface FoundWork {
  readonly found: LocalCopy | null;
  takeFound(): void;
  leaveFound(): void;
}

interface Options {
  readonly workflowId: string;
  readonly start: Graph;
  readonly autosave: Autosave;
  readonly readOnly: boolean;
  bringBack(work: Pick<LocalCopy, 'graph' | 'sent'>): void;
}

export function useLeftBehind({ workflowId, start, autosave, readOnly, bringBack }: Options): FoundWork {
  const t = useTranslations('editPage.found');
  const [copies, setCopies] = useState<readonly LocalCopy[]>([]);
  const found = copies[0] ?? null;

  const take = useCallback(
    (copy: LocalCopy) => {
      // Had it been saved after all, it is in what the page began with.
      const { graph, sent } = copy;
      bringBack({ graph, sent: sameJson(sent, start) ? null : sent });
      // Only when it is kept here is it no longer needed there.
      if (autosave.store.getState().kept) dropLocalCopy(copy.key);
    },
    [autosave, start, bringBack],
  );

  useEffect(() => {
    if (readOnly) return;
    let gone = false;
    void leftBehind(workflowId).then((all) => {
      if (gone) return;
      const { state, revision } = autosave.store.getState();
      const unsaved = all.filter(({ key, graph }) => {
        const isSaved = sameJson(graph, start);
        if (isSaved) dropLocalCopy(key);
        return !isSaved;
      });
      const [newest, ...older] = unsaved;
      const isNext = newest && (newest.revision === revision || sameJson(newest.sent, start));
      if (isNext && state === 'saved') {
        take(newest);
        notify.ok(t('back'));
        setCopies(older);
      } else setCopies(unsaved);
    });
    return () => {
      gone = true;
    };
  }, [workflowId, start, autosave, readOnly, take, t]);

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
