'use client';
// Fills the tray with the photos of the run that is to be counted again: once per wish, so that a photo taken away stays away
// while one looks at another page and comes back.
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { RunAgain } from '../../../../server/services/run-again';
import { notify } from '../../../notify';
import { isAskedAnew } from '../../../photo-tray/again';
import type { Tray } from '../../../photo-tray/tray';

export function useAgain(tray: Tray, again: RunAgain | null): void {
  const t = useTranslations('appView.countAgain');
  const taken = useRef<string | null>(null);
  useEffect(() => {
    if (!again || taken.current === again.runId) return;
    taken.current = again.runId;
    const anew = isAskedAnew(again.runId);
    const { runId, photos } = tray.store.getState();
    if (runId === again.runId && !anew) return;
    const putBack = tray.takeRun(again.runId, again.photos);
    if (putBack && runId === null) notify.undo(t('putAside', { count: photos.length }), putBack);
  }, [tray, again, t]);
}
