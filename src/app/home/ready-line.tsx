'use client';
// Whether a run would get done now, in one line: who computes, whether the model is here, whether photos get through.
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'next-intl';
import type { Status } from '../../server/services/read-status';
import styles from './home.module.css';

export function ReadyLine({ status: { workers, models, queue } }: { status: Status }) {
  const t = useTranslations('frame');
  const format = useFormatter();
  const missing = models.filter(({ ready }) => !ready).map(({ name }) => name);
  const troubles = [
    ...(workers.length === 0 ? [t('noWorker')] : []),
    ...(missing.length ? [t('modelFetched', { count: missing.length, name: format.list(missing) })] : []),
    ...(queue || workers.length === 0 ? [] : [t('noFlow')]),
  ];
  const providers = format.list([...new Set(workers.map(({ provider }) => provider.toUpperCase()))]);
  const facts = [t('workers', { count: workers.length, providers }), t('modelHere'), t('flows')];
  const good = troubles.length === 0;
  return (
    <p className={styles.ready} data-state={good ? 'ok' : 'low'}>
      <span className={styles.readyWord}>
        {good ? <IconCircleCheck size={16} aria-hidden="true" /> : <IconAlertTriangle size={16} aria-hidden="true" />}
        {t(good ? 'ready' : 'notReady')}
      </span>
      <span>{good ? facts.join(' · ') : troubles.join(' ')}</span>
    </p>
  );
}
