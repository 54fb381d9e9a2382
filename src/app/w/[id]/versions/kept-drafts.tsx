'use client';
// States of the draft that were replaced or refused. They are kept so that no work is lost, and can be brought back.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { moment } from '../../../format';
import { useTRPC } from '../../../trpc';
import { ChangeList } from './change-list';
import type { StepNames } from './change-words';
import styles from './versions.module.css';

interface Props {
  readonly workflowId: string;
  readonly names: StepNames;
  readonly busy: boolean;
  onRestore(draftId: string): void;
}

const MOST = 4;

export function KeptDrafts({ workflowId, names, busy, onRestore }: Props) {
  const t = useTranslations('versions');
  const locale = useLocale();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.workflows.drafts.queryOptions({ workflowId }));
  // What is the same as the draft has nothing to bring back.
  const kept = data?.filter(({ changes }) => changes.length > 0) ?? [];
  if (kept.length === 0) return null;
  return (
    <section aria-labelledby="kept">
      <h2 id="kept" className={styles.heading}>
        {t('kept')}
      </h2>
      <p className={styles.about}>{t('keptAbout')}</p>
      <ol className={styles.rows}>
        {kept.map(({ id, reason, updatedAt, steps, changes }) => (
          <li key={id} className={styles.card} data-reason={reason}>
            <div className={styles.rowHead}>
              <h3 className={styles.name}>{t(`reason.${reason}`)}</h3>
              <p className={styles.facts} suppressHydrationWarning>
                {moment(updatedAt, locale)} · {t('steps', { count: steps })}
              </p>
              <Button
                className={styles.restore}
                variant="default"
                size="compact-md"
                disabled={busy}
                onClick={() => onRestore(id)}
                aria-label={t('restoreKept', { when: moment(updatedAt, locale) })}
              >
                {t('restore')}
              </Button>
            </div>
            <p className={styles.facts}>{t('wouldChange')}</p>
            <ChangeList changes={changes} names={names} most={MOST} />
          </li>
        ))}
      </ol>
    </section>
  );
}
