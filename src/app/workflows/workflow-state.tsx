'use client';
// Whether what runs is what one sees in the editor, in words and a sign.
import { IconCircleCheck, IconCircleDashed, IconPencil } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import styles from './workflow-state.module.css';

const ICONS = { unpublished: IconCircleDashed, published: IconCircleCheck, changed: IconPencil } as const;

export function WorkflowState({ state, version }: { state: keyof typeof ICONS; version: number | null }) {
  const t = useTranslations('workflows');
  const Icon = ICONS[state];
  return (
    <p className={styles.state} data-state={state}>
      <Icon size={16} aria-hidden="true" />
      {t(`state.${state}`, { version: version ?? 0 })}
    </p>
  );
}
