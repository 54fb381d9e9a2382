'use client';
// What computes: the workers at work, what this machine could compute on and why not, and how long each model takes.
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { moment } from '../../format';
import { PageBody, PageHead } from '../../frame/page-head';
import { Link } from '../../link';
import type { Outputs } from '../../outputs';
import { useTRPC } from '../../trpc';
import modelStyles from '../models.module.css';
import { Engines } from './engines';
import styles from './engines.module.css';
import { ModelTimes } from './model-times';
import { useEngineName } from './use-engine-name';

export type ComputingView = Outputs['models']['computing'];

const LOOK_MS = 10_000;

export function Computing({ first }: { first: ComputingView }) {
  const t = useTranslations('engines');
  const back = useTranslations('modelsPage.one')('back');
  const trpc = useTRPC();
  const { data } = useQuery({
    ...trpc.models.computing.queryOptions(),
    initialData: first,
    refetchInterval: LOOK_MS,
  });
  return (
    <PageBody>
      <Link href="/models" className={modelStyles.back}>
        <IconArrowLeft size={16} aria-hidden="true" />
        {back}
      </Link>
      <PageHead title={t('title')} about={t('about')} />
      <Workers workers={data.workers} />
      <Engines used={new Set(data.workers.map(({ provider }) => provider))} />
      <ModelTimes models={data.models} />
    </PageBody>
  );
}

function Workers({ workers }: Pick<ComputingView, 'workers'>) {
  const t = useTranslations('engines');
  const locale = useLocale();
  const engineName = useEngineName();
  return (
    <section className={styles.part} aria-labelledby="workers">
      <h2 id="workers" className={modelStyles.heading}>
        {t('workers')}
      </h2>
      {workers.length === 0 && <p>{t('noWorkers')}</p>}
      <ul className={styles.list}>
        {workers.map(({ id, provider, startedAt }) => (
          <li key={id} className={styles.row}>
            <strong>{t('computesOn', { engine: engineName(provider) })}</strong>
            <span className={styles.quiet} suppressHydrationWarning>
              {t('worker', { host: hostOf(id), when: moment(startedAt, locale) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "shop-pc-4711-0a1b2c3d" -> "shop-pc (4711)" */
function hostOf(id: string): string {
  const [, host, pid] = /^(.*)-(\d+)-[0-9a-f]+$/.exec(id) ?? [];
  return host && pid ? `${host} (${pid})` : id;
}
