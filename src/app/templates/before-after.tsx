'use client';
// A photo and what was made of it, one over the other; a slider moves the edge between them. Knows nothing of templates.
import { useTranslations } from 'next-intl';
import { type CSSProperties, useState } from 'react';
import { Picture } from '../picture';
import styles from './before-after.module.css';

export function BeforeAfter({ before, after, alt }: { before: string; after: string; alt: string }) {
  const t = useTranslations('templates');
  const [edge, setEdge] = useState(50);
  return (
    <div className={styles.frame} style={{ '--edge': `${edge}%` } as CSSProperties}>
      <Picture src={after} alt={alt} className={styles.after} />
      <Picture src={before} alt="" className={styles.before} />
      <span className={styles.word} data-side="before" aria-hidden="true">
        {t('before')}
      </span>
      <span className={styles.word} data-side="after" aria-hidden="true">
        {t('after')}
      </span>
      <div className={styles.line} aria-hidden="true" />
      <input
        className={styles.slider}
        type="range"
        min={0}
        max={100}
        value={edge}
        aria-label={t('compare')}
        onChange={(event) => setEdge(Number(event.currentTarget.value))}
      />
    </div>
  );
}
