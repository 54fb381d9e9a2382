'use client';
// What is shown when the page could not be made: what happened, and what to do.
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { PageBody, PageHead } from './frame/page-head';

export default function PageError({ retry }: { retry: () => void }) {
  const t = useTranslations('frame');
  return (
    <PageBody>
      <div role="alert">
        <PageHead title={t('pageFailedTitle')} about={t('pageFailed')} />
      </div>
      <Button onClick={retry}>{t('retry')}</Button>
    </PageBody>
  );
}
