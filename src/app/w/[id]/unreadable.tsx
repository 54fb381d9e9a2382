'use client';
// Stands in for any page of a workflow that a newer version saved: it is kept, and cannot be shown.
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { PageBody, PageHead } from '../../frame/page-head';
import { Link } from '../../link';

export function Unreadable({ name }: { name?: string }) {
  const t = useTranslations('editPage');
  return (
    <PageBody>
      <PageHead title={name ?? t('unreadableTitle')} about={t('unreadable')} />
      <Button component={Link} href="/workflows" variant="default">
        {t('toWorkflows')}
      </Button>
    </PageBody>
  );
}
