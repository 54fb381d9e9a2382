'use client';
// Whether a run would get done now, in one line of plain words; what computes, and whether it could be faster, is one click
// away. What is wrong says what to do.
import { Anchor, Code } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Status } from '../../server/services/read-status';
import { Link } from '../link';
import { inLanguage } from '../models/said-model';
import styles from './home.module.css';

/** A command to copy, in one piece. */
const code = (command: ReactNode) => <Code className={styles.command}>{command}</Code>;

export const isReady = (status: Status | undefined): boolean =>
  status !== undefined && status.workers.length > 0 && status.queue && status.models.every(({ ready }) => ready);

export function ReadyLine({ status: { workers, models, queue } }: { status: Status }) {
  const t = useTranslations('frame');
  const format = useFormatter();
  const locale = useLocale();
  const missing = models.filter(({ ready }) => !ready).map((model) => inLanguage(locale, model).title);
  const idle = workers.length === 0;
  const good = isReady({ workers, models, queue });
  return (
    <div className={styles.ready} data-state={good ? 'ok' : 'low'}>
      <span className={styles.readyWord}>
        {good ? <IconCircleCheck size={16} aria-hidden="true" /> : <IconAlertTriangle size={16} aria-hidden="true" />}
        {t(good ? 'ready' : 'notReady')}
      </span>
      {idle && <span>{t.rich('noWorker', { code })}</span>}
      {!idle && !queue && <span>{t.rich('noFlow', { code })}</span>}
      {missing.length > 0 && <span>{t('modelFetched', { count: missing.length, name: format.list(missing) })}</span>}
      <Anchor component={Link} href="/models/engines" inherit className={styles.detail}>
        {idle ? t('whatComputes') : t(whereOf(workers), { hosts: hostsOf(workers), what: whatOf(workers) })}
      </Anchor>
    </div>
  );
}

type Workers = Status['workers'];
const hostsOf = (workers: Workers): number => new Set(workers.map(({ host }) => host)).size;
const whereOf = (workers: Workers) => (hostsOf(workers) > 1 ? 'countsThere' : 'countsHere');

function whatOf(workers: Workers): 'processor' | 'card' | 'both' {
  const processor = workers.some(({ provider }) => provider === 'cpu');
  const card = workers.some(({ provider }) => provider !== 'cpu');
  return processor && card ? 'both' : card ? 'card' : 'processor';
}
