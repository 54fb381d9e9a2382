'use client';
// No such workflow, or one that was deleted: says so, and offers to bring it back, whichever of its pages was asked for.
import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { PageBody, PageHead } from '../../frame/page-head';
import { Link } from '../../link';
import { notify } from '../../notify';
import { useTRPC } from '../../trpc';

export default function NotFound() {
  const { id: workflowId } = useParams<{ id: string }>();
  const t = useTranslations('workflows.missing');
  const trpc = useTRPC();
  const restore = useMutation(
    trpc.workflows.restore.mutationOptions({
      onError: () => notify.refusal(t('notRestored')),
      // Where Next once found nothing it shows nothing, refreshed or not; only a new page is one.
      onSuccess: () => window.location.reload(),
    }),
  );
  return (
    <PageBody>
      <PageHead title={t('title')} about={t('about')} />
      <Group gap={8}>
        <Button component={Link} href="/workflows">
          {t('all')}
        </Button>
        <Button variant="default" loading={restore.isPending} onClick={() => restore.mutate({ workflowId })}>
          {t('bringBack')}
        </Button>
      </Group>
    </PageBody>
  );
}
