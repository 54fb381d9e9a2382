'use client';
// The start page, alive: what there is to do, and what came of the last runs as it happens.
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { PageBody } from '../frame/page-head';
import { Link } from '../link';
import type { Outputs } from '../outputs';
import { useTRPC } from '../trpc';
import styles from './home.module.css';
import { isReady, ReadyLine } from './ready-line';
import { RunCard } from './run-card';
import { TemplateGroups } from './template-groups';

/** What is missing may have come meanwhile. */
const READ_AGAIN_MS = 10_000;

export function Home({ start }: { start: Outputs['runs']['start'] }) {
  const t = useTranslations('home');
  const trpc = useTRPC();
  const { data } = useQuery({
    ...trpc.runs.start.queryOptions(),
    initialData: start,
    // Nothing tells that somebody has started Lensgraph again.
    refetchInterval: ({ state }) => (isReady(state.data?.status) ? false : READ_AGAIN_MS),
  });
  return (
    <PageBody wide>
      <div className={styles.head}>
        <h1 className={styles.question}>{t('title')}</h1>
        <ReadyLine status={data.status} />
      </div>
      <TemplateGroups templates={data.templates} />
      <section aria-labelledby="runs" className={styles.runs}>
        <div className={styles.head}>
          <h2 id="runs" className={styles.heading}>
            {t('recent')}
          </h2>
          {data.runs.length > 0 && <Link href="/runs">{t('allRuns')}</Link>}
        </div>
        {data.runs.length === 0 ? (
          <p className={styles.empty}>{t('noRuns')}</p>
        ) : (
          <div className={styles.list}>
            {data.runs.map((each) => (
              <RunCard key={each.run.id} {...each} />
            ))}
          </div>
        )}
      </section>
    </PageBody>
  );
}
