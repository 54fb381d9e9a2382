'use client';
// What the file is taken for, how sure that is, and why, in words.
import { IconAlertTriangle, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useModelWords } from '../model-words';
import modelStyles from '../models.module.css';
import styles from './import-dialog.module.css';
import type { Guess, Reason } from './import-types';
import { useReasonWords } from './reason-words';

/** These speak against something, and want a look. */
const DOUBTS: ReadonlySet<Reason['code']> = new Set(['labels-few', 'labels-do-not-fit', 'labels-duplicate']);

export function LooksLike({ guess }: { guess: Guess }) {
  const t = useTranslations('modelsPage');
  const words = useModelWords();
  const reasons = useReasonWords();
  const { draft, level } = guess;
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
      <p>{words.family(draft.family)}</p>
      {kinds && <p className={styles.quiet}>{kinds}</p>}
      <p className={modelStyles.state} data-state={level === 'proposal' ? 'unsure' : 'sure'}>
        <Icon size={16} aria-hidden="true" />
        {t(`level.${level}`)}
      </p>
      <h4 className={styles.because}>{t('import.because')}</h4>
      <ul className={styles.reasons}>
        {guess.reasons.map((each) => (
          <li key={`${each.code} ${JSON.stringify(each.params)}`} data-doubt={DOUBTS.has(each.code) || undefined}>
            {DOUBTS.has(each.code) && (
              <IconAlertTriangle className={styles.doubt} size={16} stroke={1.75} aria-hidden="true" />
            )}
            {reasons.reason(each)}
          </li>
        ))}
      </ul>
    </section>
  );
}
