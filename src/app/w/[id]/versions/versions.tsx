'use client';
// The history of a workflow in words: what each version changed, two of them compared, older ones brought back.
import { Button } from '@mantine/core';
import { IconSchema } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { moment } from '../../../format';
import { PageBody, PageHead } from '../../../frame/page-head';
import { Link } from '../../../link';
import type { Outputs } from '../../../outputs';
import { useTRPC } from '../../../trpc';
import { WorkflowState } from '../../../workflows/workflow-state';
import { ChangeList } from './change-list';
import { useChangeWords } from './change-words';
import { Compare } from './compare';
import { KeptDrafts } from './kept-drafts';
import { useRestore } from './use-restore';
import styles from './versions.module.css';

const MOST = 6;

export function Versions({ first }: { first: Outputs['workflows']['versions'] }) {
  const t = useTranslations('versions');
  const locale = useLocale();
  const trpc = useTRPC();
  const { workflowId } = first;
  const { data } = useQuery({ ...trpc.workflows.versions.queryOptions({ workflowId }), initialData: first });
  const { stepName } = useChangeWords();
  const names = useMemo(
    () => new Map(Object.entries(data.steps).map(([id, { type, title }]) => [id, stepName(type, title)])),
    [data.steps, stepName],
  );
  const { restoreVersion, restoreDraft, busy } = useRestore({ workflowId, revision: data.revision });
  const published = data.versions.find((each) => each.published);
  return (
    <PageBody>
      <PageHead title={t('title', { name: data.name })} about={t('about')}>
        <Button
          component={Link}
          href={`/w/${workflowId}/edit`}
          variant="default"
          leftSection={<IconSchema size={16} aria-hidden="true" />}
        >
          {t('edit')}
        </Button>
      </PageHead>
      <div className={styles.page}>
        <ol className={styles.rows}>
          <li className={styles.card}>
            <div className={styles.rowHead}>
              <h2 className={styles.name}>{t('draft')}</h2>
              <WorkflowState state={data.state} version={published?.version ?? null} />
              <p className={styles.facts} suppressHydrationWarning>
                {moment(data.draft.updatedAt, locale)} · {t('steps', { count: data.draft.steps })}
              </p>
            </div>
            {data.draft.changes && data.draft.changes.length > 0 && (
              <ChangeList changes={data.draft.changes} names={names} most={MOST} />
            )}
            {data.draft.changes?.length === 0 && <p className={styles.facts}>{t('draftSame')}</p>}
            {!published && <p className={styles.facts}>{t('neverPublished')}</p>}
          </li>
          {data.versions.map(({ version, createdAt, steps, changes, published: runs }) => (
            <li key={version} className={styles.card} data-runs={runs}>
              <div className={styles.rowHead}>
                <h2 className={styles.name}>{t('version', { version })}</h2>
                {runs && <span className={styles.runs}>{t('runsNow')}</span>}
                <p className={styles.facts} suppressHydrationWarning>
                  {moment(createdAt, locale)} · {t('steps', { count: steps })}
                </p>
                {!(runs && data.state === 'published') && (
                  <Button
                    className={styles.restore}
                    variant="default"
                    size="compact-md"
                    disabled={busy}
                    onClick={() => restoreVersion(version)}
                    aria-label={t('restoreVersion', { version })}
                  >
                    {t('restore')}
                  </Button>
                )}
              </div>
              {changes ? (
                <ChangeList changes={changes} names={names} most={MOST} />
              ) : (
                <p className={styles.facts}>{t('firstVersion')}</p>
              )}
            </li>
          ))}
        </ol>
        {data.versions.length > 0 && <Compare history={data} names={names} />}
        <KeptDrafts workflowId={workflowId} names={names} busy={busy} onRestore={restoreDraft} />
      </div>
    </PageBody>
  );
}
