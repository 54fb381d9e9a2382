'use client';
// Whether what one sees is safe, in words.

import { IconAlertTriangle, IconCheck, IconCloudOff, IconLoader2 } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useWords } from '../../../../../i18n/words';
import styles from '../edit-page.module.css';
import type { Draft } from '../use-draft';

const ICONS = {
  saved: IconCheck,
  waiting: IconLoader2,
  saving: IconLoader2,
  away: IconCloudOff,
  conflict: IconAlertTriangle,
  refused: IconAlertTriangle,
} as const;

export function SaveState({ draft }: { readonly draft: Draft }) {
  const t = useTranslations('editPage.save');
  const words = useWords();
  const { state, error } = draft.save;
  const Icon = ICONS[state];
  return (
    <span className={styles.save} data-state={state} role="status">
      <Icon size={16} aria-hidden="true" />
      {state === 'refused' ? t('refused', { reason: words.error(error) }) : t(state)}
    </span>
  );
}
