'use client';
// How a number stands against what was expected, and how a run ended: always an icon and a word, never colour alone.
import {
  IconAlertTriangle,
  IconArrowDown,
  IconArrowUp,
  IconCircleCheck,
  IconCircleMinus,
  IconCircleX,
  IconClock,
  IconLoader2,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { CountState } from '../../../vision/count-table';
import type { RunStatus } from '../model/run-types';
import styles from './state-word.module.css';

const STATE_ICONS = { ok: IconCircleCheck, low: IconArrowDown, high: IconArrowUp, out: IconCircleX } as const;
const STATUS_ICONS = {
  queued: IconClock,
  running: IconLoader2,
  completed: IconCircleCheck,
  completed_with_errors: IconAlertTriangle,
  failed: IconCircleX,
  cancelled: IconCircleMinus,
} as const;

/** `several`: of more than one kind, of which none is left of one at least. */
export function StateWord({ state, several = false }: { readonly state: CountState; readonly several?: boolean }) {
  const t = useTranslations('runs');
  const Icon = STATE_ICONS[state];
  return (
    <span className={styles.word} data-tone={state}>
      <Icon size={16} stroke={1.75} aria-hidden="true" />
      {several && state === 'out' ? t('somethingMissing') : t(`state.${state}`)}
    </span>
  );
}

export function StatusWord({ status }: { status: RunStatus }) {
  const t = useTranslations('runs');
  const Icon = STATUS_ICONS[status];
  return (
    <span className={styles.word} data-tone={status}>
      <Icon size={16} stroke={1.75} aria-hidden="true" />
      {t(`status.${status}`)}
    </span>
  );
}
