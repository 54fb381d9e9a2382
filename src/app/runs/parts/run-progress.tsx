'use client';
// How far a run is, in photos: one bar, the time left, the place in the queue, and the way to stop it.
import { Button, Progress } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { notify } from '../../notify';
import { useTRPC } from '../../trpc';
import styles from './run-progress.module.css';
import { type ShownRun, useProgressWords } from './use-progress-words';

export function RunProgress({ run, mayClose = false }: { run: ShownRun; mayClose?: boolean }) {
  const t = useTranslations('runs');
  const trpc = useTRPC();
  const cancel = useMutation(trpc.runs.cancel.mutationOptions({ onError: notify.error }));
  const words = useProgressWords(run);
  const { total, ok, skipped, failed } = run.images;
  const done = ok + skipped + failed;
  const waits = run.status === 'queued';
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
    </section>
  );
}
