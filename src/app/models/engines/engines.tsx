'use client';
// What this machine could compute on: each tried for real by a worker, and why one does not work.
import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleMinus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useWords } from '../../../i18n/words';
import { useTRPC } from '../../trpc';
import modelStyles from '../models.module.css';
import styles from './engines.module.css';
import { useEngineHelp, useEngineName } from './use-engine-name';

const MB_PER_GB = 1024;

interface EnginesProps {
  /** What the workers compute with. */
  readonly used: ReadonlySet<string>;
}

export function Engines({ used }: EnginesProps) {
  const t = useTranslations('engines');
  const words = useWords();
  const format = useFormatter();
  const trpc = useTRPC();
  const { data, error } = useQuery({
    ...trpc.models.engines.queryOptions(),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const engineName = useEngineName();
  const engineHelp = useEngineHelp();
  const stateOf = (name: string, available: boolean) =>
    available ? (used.has(name) ? 'inUse' : name === 'cpu' ? 'works' : 'worksUnused') : 'missing';
  return (
    <section className={styles.part} aria-labelledby="here" aria-busy={!data && !error}>
      <h2 id="here" className={modelStyles.heading}>
        {t('here')}
      </h2>
      {error && (
        <Alert color="red" icon={<IconAlertTriangle />} role="alert">
          {words.error(error)}
        </Alert>
      )}
      {!data && !error && <p className={styles.quiet}>{t('trying')}</p>}
      {data && (
        <>
          <p className={styles.quiet}>
            {t('machine', {
              processor: data.machine.processor,
              cores: data.machine.cores,
              memory: format.number(data.machine.memoryMb / MB_PER_GB, { maximumFractionDigits: 0 }),
            })}
          </p>
          <ul className={styles.list}>
            {[...data.engines].reverse().map(({ name, available, reason }) => {
              const Icon = available ? IconCircleCheck : IconCircleMinus;
              return (
                <li key={name} className={styles.row} data-works={available}>
                  <strong>
                    {engineName(name)} <code className={styles.code}>{name}</code>
                  </strong>
                  <span className={styles.state}>
                    <Icon size={16} aria-hidden="true" />
                    {t(stateOf(name, available))}
                  </span>
                  <span className={styles.quiet}>{engineHelp(name)}</span>
                  {reason && (
                    <details className={styles.why}>
                      <summary>{t('whyNot')}</summary>
                      {t('why', { reason })}
                    </details>
                  )}
                </li>
              );
            })}
          </ul>
          <p className={styles.quiet}>{t('choose')}</p>
        </>
      )}
    </section>
  );
}
