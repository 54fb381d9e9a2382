'use client';
// How far a run is, in photos: one bar, the time left, the place in the queue, and the way to stop it.
import { Button, Progress } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { duration } from '../../format';
import { notify } from '../../notify';
import { useTRPC } from '../../trpc';
import type { RunDetail } from '../model/run-types';
import styles from './run-progress.module.css';

/** How often a screen reader is told. */
const SAY_MS = 5_000;

type Shown = Pick<RunDetail, 'id' | 'status' | 'images' | 'queuePosition' | 'etaMs'>;

export function RunProgress({ run, mayClose = false }: { run: Shown; mayClose?: boolean }) {
  const t = useTranslations('runs');
  const locale = useLocale();
  const trpc = useTRPC();
  const cancel = useMutation(trpc.runs.cancel.mutationOptions({ onError: notify.error }));
  const { total, ok, skipped, failed } = run.images;
  const done = ok + skipped + failed;
  const waits = run.status === 'queued';
  const words = [
    waits
      ? run.queuePosition
        ? t('inQueue', { count: run.queuePosition })
        : t('startsSoon')
      : t('doneOf', { done, total }),
    ...(!waits && run.etaMs !== null ? [t('timeLeft', { time: duration(Math.max(1_000, run.etaMs), locale) })] : []),
  ].join(', ');
  const said = useSlow(words);
  return (
    <section className={styles.progress} aria-label={t('progress')}>
      <div className={styles.head}>
        <p className={styles.words}>{words}</p>
        <Button
          variant="default"
          size="compact-sm"
          loading={cancel.isPending}
          onClick={() => cancel.mutate({ runId: run.id })}
        >
          {t('cancel')}
        </Button>
      </div>
      <Progress
        value={total === 0 ? 0 : (done / total) * 100}
        size={8}
        radius="xl"
        animated={waits}
        striped={waits}
        aria-label={t('progress')}
      />
      <p className={styles.about}>
        {failed > 0 && <span className={styles.failed}>{t('failedSoFar', { count: failed })} </span>}
        {mayClose && t('mayClose')}
      </p>
      <p className="unseen" aria-live="polite">
        {said}
      </p>
    </section>
  );
}

/** `words`, at most every five seconds. */
function useSlow(words: string): string {
  const [said, say] = useState('');
  const last = useRef(0);
  useEffect(() => {
    const rest = Math.max(0, last.current + SAY_MS - Date.now());
    const timer = setTimeout(() => {
      last.current = Date.now();
      say(words);
    }, rest);
    return () => clearTimeout(timer);
  }, [words]);
  return said;
}
