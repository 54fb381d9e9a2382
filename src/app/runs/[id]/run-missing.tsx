'use client';
// Where a run is not, or no longer: says so, and offers to bring it back.
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { PageBody, PageHead } from '../../frame/page-head';
import { Link } from '../../link';
import { notify } from '../../notify';
import { useTRPC } from '../../trpc';
import styles from './result.module.css';

export function RunMissing({ runId }: { runId: string }) {
  const t = useTranslations('result');
  const trpc = useTRPC();
  const restore = useMutation(
    trpc.runs.restore.mutationOptions({
      onError: () => notify.refusal(t('notRestored')),
      // Where Next once found nothing it shows nothing, refreshed or not; only a new page is one.
      onSuccess: () => window.location.reload(),
    }),
  );
  return (
    <PageBody>
      <PageHead title={t('missingTitle')} about={t('missing')} />
      <div className={styles.ways}>
        <Button component={Link} href="/runs">
          {t('allRuns')}
        </Button>
        <Button variant="default" loading={restore.isPending} onClick={() => restore.mutate({ runId })}>
          {t('bringBack')}
        </Button>
      </div>
    </PageBody>
  );
}
