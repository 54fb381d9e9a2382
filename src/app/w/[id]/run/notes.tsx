'use client';
// What one should know before starting: what is missing and what to do, and runs of this that are going on.
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useWords } from '../../../../i18n/words';
import { Link } from '../../../link';
import { inLanguage } from '../../../models/said-model';
import { asOutput } from '../../../outputs';
import { useTRPC } from '../../../trpc';
import styles from './app-view.module.css';
import type { AppViewData } from './app-view-data';
import { Note } from './note';

/** A worker or a model may have come meanwhile. */
const AGAIN_MS = 15_000;
const OPEN = ['queued', 'running'] as const;

export function Notes({ data, onShow }: { data: AppViewData; onShow: (runId: string) => void }) {
  const t = useTranslations('appView');
  const words = useWords();
  const trpc = useTRPC();
  const { workflowId, problems, version } = data.form;
  const { readiness } =
    useQuery(
      trpc.workflows.form.queryOptions({ workflowId }, { initialData: asOutput(data.form), refetchInterval: AGAIN_MS }),
    ).data ?? data.form;
  const runs = useQuery(trpc.runs.list.queryOptions({ filters: { workflowId, statuses: [...OPEN] }, limit: 5 })).data;
  const locale = useLocale();
  const missing = readiness.models.filter(({ installed }) => !installed).map((model) => inLanguage(locale, model));
  const going = runs?.items ?? [];
  const [latest] = going;

  return (
    <div className={styles.notes}>
      {problems.length > 0 && (
        <Note kind="low">
          <b>{t('cannotRun')}</b>
          <ul>
            {problems.slice(0, 3).map((problem) => (
              <li key={`${problem.code}-${problem.nodeId ?? ''}-${problem.field ?? ''}`}>{words.problem(problem)}</li>
            ))}
          </ul>
          <Anchor component={Link} href={`/w/${workflowId}/edit`} size="xs">
            {t('edit')}
          </Anchor>
        </Note>
      )}
      {readiness.workers === 0 && <Note kind="low">{t('noWorker')}</Note>}
      {missing.map(({ name, title }) => (
        <Note key={name} kind="low">
          {t('modelMissing', { name: title })}
        </Note>
      ))}
      {version === 'draft' && problems.length === 0 && <Note kind="info">{t('draft')}</Note>}
      {latest && (
        <Note kind="busy">
          {t('others', { count: going.length })}
          {', '}
          {t('progress.done', {
            done: latest.images.ok + latest.images.skipped + latest.images.failed,
            total: latest.images.total,
          })}
          {'. '}
          <Anchor component="button" type="button" size="xs" onClick={() => onShow(latest.id)}>
            {t('show')}
          </Anchor>
        </Note>
      )}
    </div>
  );
}
