'use client';
// All runs, alive: filtered by what the address says, newest first, with what can be done to each.
import { Button, Skeleton } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { PageBody, PageHead } from '../../frame/page-head';
import { Link } from '../../link';
import type { Outputs } from '../../outputs';
import { useTRPC } from '../../trpc';
import { useUrlState } from '../parts/use-url-state';
import { FilterBar } from './filter-bar';
import { filtersOf, type RunFilters } from './run-filters';
import styles from './runs.module.css';
import { RunsTable } from './runs-table';

type Runs = Outputs['runs']['list'];

const ROWS = ['1', '2', '3', '4', '5'];

export function RunsPage({ first, filters: firstFilters }: { first: Runs; filters: RunFilters }) {
  const t = useTranslations('runs');
  const trpc = useTRPC();
  const url = useUrlState();
  const [opened] = useState(() => new Date());
  const wanted = filtersOf(url.get, opened);
  // The server's own clock, so that what it read is not asked again.
  const filters =
    wanted.since && firstFilters.since ? { ...wanted, since: sameSince(wanted.since, firstFilters.since) } : wanted;
  const asFirst = JSON.stringify(filters) === JSON.stringify(firstFilters);
  const query = useInfiniteQuery(
    trpc.runs.list.infiniteQueryOptions(
      { filters, limit: 30 },
      {
        getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
        placeholderData: keepPreviousData,
        ...(asFirst ? { initialData: { pages: [first], pageParams: [null] } } : {}),
      },
    ),
  );
  const runs = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const totals = query.data?.pages[0]?.totals;
  const filtered = Object.keys(filters).length > 0;
  const all = totals ? Object.values(totals).reduce((sum, count) => sum + count, 0) : 0;
  return (
    <PageBody>
      <PageHead title={t('title')} about={t('about')} />
      {(filtered || all > 0) && <FilterBar url={url} totals={totals} runs={runs} />}
      {query.isPending ? (
        <div className={styles.waiting}>
          {ROWS.map((row) => (
            <Skeleton key={row} height={56} radius="lg" />
          ))}
        </div>
      ) : query.isError && runs.length === 0 ? (
        <div className={styles.empty} role="alert">
          <p>{t('notRead')}</p>
          <Button variant="default" onClick={() => void query.refetch()}>
            {t('readAgain')}
          </Button>
        </div>
      ) : runs.length === 0 ? (
        <div className={styles.empty}>
          <p>{filtered ? t('noMatch') : t('none')}</p>
          {filtered ? (
            <Button
              variant="default"
              onClick={() => url.set({ status: null, time: null, source: null, workflow: null, text: null })}
            >
              {t('showAll')}
            </Button>
          ) : (
            <Button component={Link} href="/">
              {t('toHome')}
            </Button>
          )}
        </div>
      ) : (
        <>
          <RunsTable runs={runs} />
          {query.hasNextPage && (
            <div className={styles.more}>
              <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('more')}
              </Button>
            </div>
          )}
        </>
      )}
      <p className="unseen" aria-live="polite">
        {filtered && !query.isPending ? t('matching', { count: runs.length }) : ''}
      </p>
    </PageBody>
  );
}

const CLOSE_MS = 300_000;
const sameSince = (mine: string, theirs: string): string =>
  Math.abs(Date.parse(mine) - Date.parse(theirs)) < CLOSE_MS ? theirs : mine;
