'use client';
// One template: what it makes of a photo, what stands behind it, whether it is ready, and the ways to begin.
import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { PageBody, PageHead } from '../frame/page-head';
import { useTemplate } from '../home/use-template';
import { Link } from '../link';
import type { Outputs } from '../outputs';
import { Picture } from '../picture';
import { useTRPC } from '../trpc';
import { BeforeAfter } from './before-after';
import { TemplateFacts, TemplateReadiness } from './template-facts';
import styles from './template-page.module.css';
import { saidIn } from './template-words';

export function TemplatePage({ template: first }: { template: Outputs['templates']['get'] }) {
  const t = useTranslations('templates');
  const home = useTranslations('home');
  const trpc = useTRPC();
  const { data: template } = useQuery({
    ...trpc.templates.get.queryOptions({ template: first.name }),
    initialData: first,
  });
  const { title, promise } = saidIn(useLocale(), template);
  const { trySamples, usePhotos, trying, opening } = useTemplate(template.name, title);
  const picture = `/pictures/templates/${template.name}`;
  return (
    <PageBody>
      <Link href="/templates" className={styles.back}>
        <IconArrowLeft size={16} aria-hidden="true" />
        {t('back')}
      </Link>
      <div className={styles.columns}>
        <BeforeAfter before={`${picture}/before`} after={picture} alt={home('madeBy')} />
        <div>
          <PageHead title={title} about={promise} />
          <div className={styles.actions}>
            <Button onClick={usePhotos} loading={opening} disabled={trying}>
              {home('usePhotos')}
            </Button>
            {template.samples.length > 0 && (
              <Button variant="default" onClick={trySamples} loading={trying} disabled={opening}>
                {home('trySamples')}
              </Button>
            )}
          </div>
          <TemplateReadiness readiness={template.readiness} />
          <TemplateFacts template={template} />
        </div>
      </div>
      {template.samples.length > 0 && (
        <section aria-labelledby="samples" className={styles.samples}>
          <h2 id="samples" className={styles.heading}>
            {t('samples')}
          </h2>
          <ul className={styles.strip}>
            {template.samples.map((file) => (
              <li key={file}>
                <Picture src={`${picture}/samples/${encodeURIComponent(file)}`} alt={file} className={styles.sample} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </PageBody>
  );
}
