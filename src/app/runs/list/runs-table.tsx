'use client';
// The runs as a table where there is room, as cards on a phone: the same markup, laid out anew.
import { Progress } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { duration, moment } from '../../format';
import { inUnit } from '../../in-unit';
import { Link } from '../../link';
import { isOpen, type ListedRun } from '../model/run-types';
import { StatusWord } from '../parts/state-word';
import { RunActions } from './run-actions';
import styles from './runs.module.css';

export function RunsTable({ runs }: { runs: readonly ListedRun[] }) {
  const t = useTranslations('runs');
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('column.workflow')}</th>
          <th scope="col">{t('column.status')}</th>
          <th scope="col" className={styles.numeric}>
            {t('column.found')}
          </th>
          <th scope="col">{t('column.photos')}</th>
          <th scope="col">{t('column.started')}</th>
          <th scope="col">
            <span className="unseen">{t('column.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <Row key={run.id} run={run} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ run }: { run: ListedRun }) {
  const t = useTranslations('runs');
  const locale = useLocale();
  const { total, ok, skipped, failed } = run.images;
  const done = ok + skipped + failed;
  const open = isOpen(run);
  return (
    <tr className={styles.row}>
      <th scope="row" className={styles.workflow}>
        <Link href={`/runs/${run.id}`} className={styles.link}>
          {run.workflowName}
        </Link>
        <span className={styles.quiet}>
          {run.version === null ? t('draft') : t('version', { version: run.version })},{' '}
          {t(`source.${run.createdBy.kind}`)}
        </span>
      </th>
      <td className={styles.status}>
        <StatusWord status={run.status} />
      </td>
      <td className={styles.numeric}>
        {run.headline && ok > 0 ? <b className={styles.found}>{inUnit(run.headline, locale)}</b> : '–'}
      </td>
      <td className={styles.photos}>
        {open ? (
          <>
            <span>{t('doneOf', { done, total })}</span>
            <Progress value={total === 0 ? 0 : (done / total) * 100} size={6} aria-label={t('progress')} />
          </>
        ) : (
          <>
            {t('photos', { count: total })}
            {failed > 0 && <span className={styles.failed}>{t('failedCount', { count: failed })}</span>}
          </>
        )}
      </td>
      <td className={styles.when}>
        <time dateTime={run.createdAt} suppressHydrationWarning>
          {moment(run.createdAt, locale)}
        </time>
        {run.timing.totalMs !== null && <span className={styles.quiet}>{duration(run.timing.totalMs, locale)}</span>}
      </td>
      <td className={styles.actions}>
        <RunActions run={run} />
      </td>
    </tr>
  );
}
