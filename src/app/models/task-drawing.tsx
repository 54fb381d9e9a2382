// What a model does to a photo, as a quiet drawing: frames, an outline, one word for all of it, or lines of text. Only a
// picture; the words stand beside it.
import type { ReactNode } from 'react';
import styles from './models.module.css';

const FRUIT = (
  <>
    <circle className={styles.thing} cx="74" cy="62" r="24" />
    <circle className={styles.thing} cx="136" cy="54" r="17" />
    <path className={styles.thing} d="M184 82 q2 -44 26 -44 q24 0 26 44 z" />
  </>
);

const DRAWINGS: Readonly<Record<string, ReactNode>> = {
  detect: (
    <>
      {FRUIT}
      <rect className={styles.frame} x="47" y="35" width="54" height="54" rx="2" />
      <rect className={styles.frame} x="116" y="34" width="40" height="40" rx="2" />
      <rect className={styles.frame} x="181" y="34" width="58" height="51" rx="2" />
    </>
  ),
  segment: (
    <>
      <circle className={styles.thing} cx="74" cy="62" r="24" />
      <circle className={styles.outline} cx="136" cy="54" r="20" />
      <path className={styles.outline} d="M182 84 q2 -49 28 -49 q26 0 28 49 z" />
    </>
  ),
  classify: (
    <>
      {FRUIT}
      <path className={styles.tag} d="M100 84 h78 l12 10 l-12 10 h-78 z" />
      <rect className={styles.word} x="112" y="91" width="50" height="6" rx="3" />
    </>
  ),
  'read-text': (
    <>
      <rect className={styles.paper} x="80" y="22" width="120" height="78" rx="4" />
      <rect className={styles.line} x="94" y="38" width="74" height="8" rx="2" />
      <rect className={styles.line} x="94" y="57" width="92" height="8" rx="2" />
      <rect className={styles.line} x="94" y="76" width="52" height="8" rx="2" />
    </>
  ),
};

export function TaskDrawing({ task }: { task: string }) {
  return (
    <svg className={styles.drawing} viewBox="0 0 280 118" aria-hidden="true">
      {DRAWINGS[task] ?? FRUIT}
    </svg>
  );
}
