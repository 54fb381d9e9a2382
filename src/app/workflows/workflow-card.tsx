'use client';
// A workflow at a glance: the photo it saw last, or its graph drawn small; whether it is published; what came of it last.
import { Button } from '@mantine/core';
import { IconPlayerPlay, IconSchema } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { moment } from '../format';
import { inUnit } from '../in-unit';
import { Link } from '../link';
import type { Outputs } from '../outputs';
import { Picture } from '../picture';
import { Miniature } from './miniature';
import styles from './workflow-card.module.css';
import { WorkflowMenu } from './workflow-menu';
import { WorkflowState } from './workflow-state';

export type Workflow = Outputs['workflows']['list']['items'][number];

export function WorkflowCard({ workflow }: { workflow: Workflow }) {
  const t = useTranslations('workflows');
  const { id, name, state, publishedVersion, miniature, lastRun } = workflow;
  const drawn = miniature && miniature.steps.length > 0 ? miniature : null;
  const photo = lastRun && lastRun.photo !== null ? `/pictures/runs/${lastRun.id}/${lastRun.photo}` : null;
  return (
    <article className={styles.card}>
      <div className={styles.picture}>
        {photo ? (
          <Picture src={photo} alt={t('lastPhoto')} className={styles.photo} />
        ) : drawn ? (
          <Miniature miniature={drawn} />
        ) : (
          <p className={styles.blank}>{t(miniature ? 'noSteps' : 'newer')}</p>
        )}
        {photo && drawn && (
          <div className={styles.inset}>
            <Miniature miniature={drawn} />
          </div>
        )}
      </div>
      <div className={styles.words}>
        <h2 className={styles.name} title={name}>
          <Link href={`/w/${id}/edit`}>{name}</Link>
        </h2>
        <WorkflowState state={state} version={publishedVersion} />
        <LastRun workflow={workflow} />
        <div className={styles.actions}>
          {drawn && (
            <Button
              component={Link}
              href={`/w/${id}/run`}
              leftSection={<IconPlayerPlay size={16} aria-hidden="true" />}
            >
              {t('run')}
            </Button>
          )}
          <Button
            component={Link}
            href={`/w/${id}/edit`}
            variant={drawn ? 'default' : 'filled'}
            leftSection={<IconSchema size={16} aria-hidden="true" />}
          >
            {t('edit')}
          </Button>
          <div className={styles.menu}>
            <WorkflowMenu workflow={workflow} />
          </div>
        </div>
      </div>
    </article>
  );
}

function LastRun({ workflow: { lastRun } }: { workflow: Workflow }) {
  const t = useTranslations('workflows');
  const locale = useLocale();
  if (!lastRun) return <p className={styles.last}>{t('neverRun')}</p>;
  const { id, status, headline, photos, createdAt } = lastRun;
  const done = status === 'completed' || status === 'completed_with_errors';
  const found = headline?.unit
    ? t('part', { part: inUnit(headline, locale), photos })
    : t('found', { count: headline?.total ?? 0, photos });
  const what = done && headline ? found : t(`status.${status}`, { photos });
  return (
    <p className={styles.last}>
      <Link href={`/runs/${id}`} suppressHydrationWarning>
        {t('lastRun', { when: moment(createdAt, locale), what })}
      </Link>
    </p>
  );
}
