// Parts of a whole by label, the largest first: how sure for each kind, or how much of the photo.
'use client';

import { Progress } from '@mantine/core';
import { useFormatter } from 'next-intl';
import { useKinds } from '../../i18n/kinds/use-kinds';
import type { Share } from './read-value';
import styles from './value-view.module.css';

const MOST = 10;

export function SharesView({ shares, name }: { readonly shares: readonly Share[]; readonly name: string }) {
  const format = useFormatter();
  const { word } = useKinds();
  return (
    <ul className={styles.shares} aria-label={name}>
      {[...shares]
        .sort((a, b) => b.part - a.part)
        .slice(0, MOST)
        .map(({ label, part }) => (
          <li key={label}>
            <span className={styles.label}>{word(label)}</span>
            <span className={styles.right}>{format.number(part, { style: 'percent' })}</span>
            <Progress value={part * 100} size="sm" aria-hidden="true" />
          </li>
        ))}
    </ul>
  );
}
