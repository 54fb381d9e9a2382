'use client';
// Where a run is not, or no longer: says so, and offers to bring it back.
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { PageBody, PageHead } from '../../frame/page-head';
import { Link } from '../../link';
import { notify } from '../../notify';
import { useTRPC } from '../../trpc';
import styles from './result.module.css';

export function RunMissing({ runId }: { runId: string }) {
  const t = useTranslations('result');
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const restore = useMutation(
    trpc.runs.restore.mutationOptions({
      onError: () => notify.refusal(t('notRestored')),
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.runs.pathKey() });
        router.refresh();
      },
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
