'use client';
// What the file is taken for, how sure that is, and why, in words.
import { IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useModelWords } from '../model-words';
import modelStyles from '../models.module.css';
import styles from './import-dialog.module.css';
import type { Guess } from './import-types';
import { useReasonWords } from './reason-words';

export function LooksLike({ guess }: { guess: Guess }) {
  const t = useTranslations('modelsPage');
  const words = useModelWords();
  const reasons = useReasonWords();
  const { draft, family, level } = guess;
  const labels = draft.labels.map(({ label }) => label);
  const kinds = words.kinds({ labels });
  const Icon = level === 'proposal' ? IconHelpCircle : IconCircleCheck;
  return (
    <section className={styles.looks} aria-labelledby="looks-like">
      <p className={styles.quiet}>{t('import.looksLike')}</p>
      <h3 id="looks-like" className={styles.taken}>
        {words.task(draft.task)}
        {kinds && `, ${t('kinds', { count: labels.length })}`}
      </h3>
      <p>{family}</p>
      {kinds && <p className={styles.quiet}>{kinds}</p>}
      <p className={modelStyles.state} data-state={level === 'proposal' ? 'unsure' : 'sure'}>
        <Icon size={16} aria-hidden="true" />
        {t(`level.${level}`)}
      </p>
      <h4 className={styles.because}>{t('import.because')}</h4>
      <ul className={styles.reasons}>
        {guess.reasons.map((each) => (
          <li key={`${each.code} ${JSON.stringify(each.params)}`}>{reasons.reason(each)}</li>
        ))}
      </ul>
    </section>
  );
}
