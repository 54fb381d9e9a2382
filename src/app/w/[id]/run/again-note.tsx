'use client';
// Where the photos and answers that stand here come from, and what of them could not be taken over.
import { Anchor } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import type { WorkflowForm } from '../../../../server/services/workflow-form';
import { moment } from '../../../format';
import { Link } from '../../../link';
import styles from './app-view.module.css';
import type { AppViewData } from './app-view-data';
import { Note } from './note';

const NAMED = 5;

interface AgainNoteProps {
  readonly again: NonNullable<AppViewData['again']>;
  readonly version: WorkflowForm['version'];
}

export function AgainNote({ again, version }: AgainNoteProps) {
  const t = useTranslations('appView.countAgain');
  const locale = useLocale();
  if (again === 'missing') return <Note kind="low">{t('missing')}</Note>;
  const { runId, createdAt, photos, gone, unfit } = again;
  const newer = version !== 'draft' && again.version !== null && version !== again.version;
  return (
    <div className={styles.notes}>
      {photos.length > 0 && (
        <Note kind="info">
          {t.rich('from', {
            time: moment(createdAt, locale),
            link: (chunks) => (
              <Anchor component={Link} href={`/runs/${runId}`} inherit>
                {chunks}
              </Anchor>
            ),
          })}
          {newer && ` ${t('newer', { version, was: again.version })}`}
        </Note>
      )}
      {gone.length > 0 && (
        <Note kind="low">
          {t(photos.length > 0 ? 'gone' : 'allGone', {
            count: gone.length,
            names: gone.slice(0, NAMED).join(', '),
            more: Math.max(0, gone.length - NAMED),
          })}
        </Note>
      )}
      {unfit > 0 && <Note kind="low">{t('unfit', { count: unfit })}</Note>}
    </div>
  );
}
