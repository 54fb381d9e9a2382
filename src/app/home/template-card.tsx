'use client';
// A template: what one gets, shown by a picture it made itself, and the two ways to begin.
import { Button } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Template } from '../../server/services/list-templates';
import { Picture } from '../picture';
import styles from './template-card.module.css';
import { useTemplate } from './use-template';

export function TemplateCard({ template: { name, title, promise, preview, samples } }: { template: Template }) {
  const t = useTranslations('home');
  const { trySamples, usePhotos, trying, opening } = useTemplate(name);
  return (
    <article className={styles.card}>
      <Picture
        className={styles.picture}
        src={`/pictures/templates/${name}`}
        alt={t(preview ? 'madeBy' : 'sampleOf')}
      />
      <div className={styles.words}>
        <h2 className={styles.title}>
          <Link href={`/templates/${name}`}>{title}</Link>
        </h2>
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
