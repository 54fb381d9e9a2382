'use client';
// A template: what one gets, shown by a picture it made itself, and the two ways to begin.
import { Button } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { Link } from '../link';
import type { Outputs } from '../outputs';
import { Picture } from '../picture';
import { saidIn } from '../templates/template-words';
import styles from './template-card.module.css';
import { useTemplate } from './use-template';

type Template = Outputs['runs']['start']['templates'][number];

export function TemplateCard({ template }: { template: Template }) {
  const t = useTranslations('home');
  const { name, preview, samples, requires } = template;
  // What a photo is called stands in a line at its lower edge, and nothing else is drawn: there is nothing to compare.
  const named = requires?.task === 'classify';
  const { title, promise } = saidIn(useLocale(), template);
  const { trySamples, usePhotos, trying, opening } = useTemplate(name, title);
  return (
    <article className={styles.card}>
      <div className={styles.pictures} data-named={named || undefined}>
        <Picture
          src={`/pictures/templates/${name}`}
          alt={t(preview ? 'madeBy' : 'sampleOf')}
          className={styles.after}
        />
        {preview && !named && <Picture src={`/pictures/templates/${name}/before`} alt="" className={styles.before} />}
      </div>
      <div className={styles.words}>
        <h3 className={styles.title}>
          <Link href={`/templates/${name}`}>{title}</Link>
        </h3>
        <p>{promise}</p>
        <div className={styles.actions}>
          <Button onClick={usePhotos} loading={opening} disabled={trying}>
            {t('usePhotos')}
          </Button>
          {samples.length > 0 && (
            <Button variant="default" onClick={trySamples} loading={trying} disabled={opening}>
              {t('trySamples')}
            </Button>
          )}
        </div>
      </div>
    </article>
  );
}
