// What is shown at an address where nothing is.

import { getTranslations } from 'next-intl/server';
import { PageBody, PageHead } from './frame/page-head';
import { Link } from './link';

export default async function NotFound() {
  const t = await getTranslations('frame');
  return (
    <PageBody>
      <PageHead title={t('notFoundTitle')} about={t('notFound')} />
      <Link href="/">{t('toStart')}</Link>
    </PageBody>
  );
}
