'use client';
// What to list: by state, time, origin, workflow and words. Everything goes into the address.
import { Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ListedRun, RunStatus } from '../model/run-types';
import chips from '../parts/chips.module.css';
import type { UrlState } from '../parts/use-url-state';
import {
  SOURCES,
  STATUS_FILTERS,
  type StatusFilter,
  sourceFilter,
  statusFilter,
  TIMES,
  type Time,
  timeFilter,
} from './run-filters';
import styles from './runs.module.css';

interface FilterBarProps {
  readonly url: UrlState;
  readonly totals: Readonly<Record<RunStatus, number>> | undefined;
  readonly runs: readonly ListedRun[];
}

const STATES: readonly (StatusFilter | null)[] = [null, ...(Object.keys(STATUS_FILTERS) as StatusFilter[])];
const TYPING_MS = 300;

export function FilterBar({ url, totals, runs }: FilterBarProps) {
  const t = useTranslations('runs');
  const status = statusFilter(url.get);
  const [text, setText] = useState(url.get('text') ?? '');
  const search = useDebouncedCallback((words: string) => url.set({ text: words || null }), TYPING_MS);
  const workflow = url.get('workflow');
  const workflowName = runs.find(({ workflowId }) => workflowId === workflow)?.workflowName;
  const countOf = (each: StatusFilter | null): number => {
    if (!totals) return 0;
    const statuses: readonly RunStatus[] = each ? STATUS_FILTERS[each] : (Object.keys(totals) as RunStatus[]);
    return statuses.reduce((sum, one) => sum + totals[one], 0);
  };
  return (
    <div className={styles.filters}>
      <fieldset className={chips.row}>
        <legend className="unseen">{t('filterState')}</legend>
        {STATES.map((each) => (
          <button
            key={each ?? 'all'}
            type="button"
            className={chips.chip}
            aria-pressed={each === status}
            onClick={() => url.set({ status: each })}
          >
            {t(`filter.${each ?? 'all'}`)} <b>{countOf(each)}</b>
          </button>
        ))}
      </fieldset>
      <div className={styles.fields}>
        <Select
          size="sm"
          w={150}
          aria-label={t('filterTime')}
          placeholder={t('anyTime')}
          clearable
          value={timeFilter(url.get)}
          onChange={(value) => url.set({ time: value })}
          data={(Object.keys(TIMES) as Time[]).map((value) => ({ value, label: t(`time.${value}`) }))}
        />
        <Select
          size="sm"
          w={200}
          aria-label={t('filterSource')}
          placeholder={t('anySource')}
          clearable
          value={sourceFilter(url.get)}
          onChange={(value) => url.set({ source: value })}
          data={SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))}
        />
        <TextInput
          size="sm"
          w={200}
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={16} stroke={1.75} />}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            search(event.currentTarget.value);
          }}
          maxLength={300}
        />
      </div>
      {workflow && (
        <button type="button" className={styles.chip} onClick={() => url.set({ workflow: null })}>
          {t('onlyWorkflow', { name: workflowName ?? t('oneWorkflow') })}
          <IconX size={14} stroke={2} aria-label={t('takeAway')} />
        </button>
      )}
    </div>
  );
}
