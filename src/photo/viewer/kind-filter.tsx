'use client';
// The kinds of objects on a photo, each to be shown or hidden. Knows no run.

import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { colourOf } from '../colours';
import styles from './kind-filter.module.css';

interface KindFilterProps {
  readonly kinds: readonly { readonly label: string; readonly count: number }[];
  readonly hidden: ReadonlySet<string>;
  readonly onToggle: (label: string) => void;
}

export function KindFilter({ kinds, hidden, onToggle }: KindFilterProps) {
  const t = useTranslations('photo');
  if (kinds.length < 2) return null;
  return (
    <fieldset className={styles.kinds}>
      <legend className="unseen">{t('kinds')}</legend>
      {kinds.map(({ label, count }) => {
        const shown = !hidden.has(label);
        const Icon = shown ? IconEye : IconEyeOff;
        return (
          <button
            key={label}
            type="button"
            className={styles.kind}
            aria-pressed={shown}
            onClick={() => onToggle(label)}
            style={{ ['--colour' as string]: colourOf(label) }}
          >
            <span className={styles.swatch} />
            <span className={styles.label}>{label}</span>
            <b>{count}</b>
            <Icon size={14} stroke={1.75} aria-hidden="true" />
          </button>
        );
      })}
    </fieldset>
  );
}
