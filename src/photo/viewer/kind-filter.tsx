'use client';
// The kinds of objects on a photo, each to be shown or hidden. Knows no run.

import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { Rgb } from '../../core/data-types';
import { useKinds } from '../../i18n/kinds/use-kinds';
import { colourOf } from '../colours';
import styles from './kind-filter.module.css';

export interface ShownKind {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly colour?: Rgb;
}

interface KindFilterProps {
  readonly kinds: readonly ShownKind[];
  /** Ids of kinds. */
  readonly hidden: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
}

export function KindFilter({ kinds, hidden, onToggle }: KindFilterProps) {
  const t = useTranslations('photo');
  const { word } = useKinds();
  if (kinds.length < 2) return null;
  return (
    <fieldset className={styles.kinds}>
      <legend className="unseen">{t('kinds')}</legend>
      {kinds.map(({ id, label, count, colour }) => {
        const shown = !hidden.has(id);
        const Icon = shown ? IconEye : IconEyeOff;
        return (
          <button
            key={id}
            type="button"
            className={styles.kind}
            aria-pressed={shown}
            onClick={() => onToggle(id)}
            style={{ ['--colour' as string]: colourOf({ label, colour }) }}
          >
            <span className={styles.swatch} />
            <span className={styles.label}>{word(label)}</span>
            <b>{count}</b>
            <Icon size={14} stroke={1.75} aria-hidden="true" />
          </button>
        );
      })}
    </fieldset>
  );
}
