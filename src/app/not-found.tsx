'use client';
// What is shown at an address where nothing is.
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { PageBody, PageHead } from './frame/page-head';
import { Link } from './link';

export default function NotFound() {
  const t = useTranslations('frame');
  return (
    <PageBody>
      <PageHead title={t('notFoundTitle')} about={t('notFound')} />
      <Button component={Link} href="/">
        {t('toStart')}
      </Button>
    </PageBody>
  );
}
