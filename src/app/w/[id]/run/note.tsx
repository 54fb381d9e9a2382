'use client';
// A sentence above the form, with a sign of what it is: something to mind, something to know, something that goes on.
import { IconAlertTriangle, IconInfoCircle, IconLoader2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './app-view.module.css';

const ICONS = { low: IconAlertTriangle, info: IconInfoCircle, busy: IconLoader2 } as const;

export function Note({ kind, children }: { kind: keyof typeof ICONS; children: ReactNode }) {
  const Icon = ICONS[kind];
  return (
    <div className={styles.note} data-kind={kind}>
      <Icon size={18} aria-hidden="true" />
      <div className={styles.noteWords}>{children}</div>
    </div>
  );
}
