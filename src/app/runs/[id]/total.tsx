'use client';
// The number of a run, alone and large, and the words that say what it is.
import { IconAlertTriangle, IconPencil } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { inUnit } from '../../in-unit';
import type { Summary } from '../model/summary';
import { StateWord } from '../parts/state-word';
import styles from './result.module.css';

const WORDS = { objects: 'inPhotos', coverage: 'ofPhotos', sorted: 'sorted', lines: 'linesInPhotos' } as const;

export function Total({ summary, trial, pending }: { summary: Summary; trial: boolean; pending: boolean }) {
  const t = useTranslations('result');
  const locale = useLocale();
  const { of, total, corrected, photos, unexpected, unsure } = summary;
  if (pending) {
    return (
      <div className={styles.total}>
        <p className={styles.number} aria-hidden="true">
          –
        </p>
        <p className={styles.words}>{t('noneYet')}</p>
      </div>
    );
  }
  return (
    <div className={styles.total} data-trial={trial || undefined}>
      <p className={styles.number} data-total={total}>
        {inUnit({ total, unit: of === 'coverage' ? '%' : null }, locale)}
      </p>
      <p className={styles.words}>
        {t(WORDS[of], { count: total, photos })}
        {of === 'sorted' && unsure > 0 && (
          <span className={styles.unexpected}>
            <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
            {t('unsurePhotos', { count: unsure })}
          </span>
        )}
        {corrected > 0 && (
          <span className={styles.corrected}>
            <IconPencil size={15} stroke={1.75} aria-hidden="true" />
            {t('corrected', { count: corrected })}
          </span>
        )}
        {unexpected === 0 && <StateWord state="ok" />}
        {unexpected !== null && unexpected > 0 && (
          <span className={styles.unexpected}>
            <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
            {t('unexpected', { count: unexpected })}
          </span>
        )}
      </p>
    </div>
  );
}
