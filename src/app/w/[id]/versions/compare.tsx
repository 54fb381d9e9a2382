'use client';
// Two versions beside each other, as what makes the one of the other.
import { NativeSelect, Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useWords } from '../../../../i18n/words';
import type { Outputs } from '../../../outputs';
import { useTRPC } from '../../../trpc';
import { ChangeList } from './change-list';
import type { StepNames } from './change-words';
import styles from './versions.module.css';

type History = Outputs['workflows']['versions'];

const refOf = (value: string): number | 'draft' => (value === 'draft' ? 'draft' : Number(value));

export function Compare({ history, names }: { history: History; names: StepNames }) {
  const t = useTranslations('versions');
  const words = useWords();
  const trpc = useTRPC();
  const { workflowId, versions } = history;
  const [a, setA] = useState(String(versions[1]?.version ?? versions[0]?.version));
  const [b, setB] = useState('draft');
  const diff = useQuery({
    ...trpc.workflows.diff.queryOptions({ workflowId, a: refOf(a), b: refOf(b) }),
    placeholderData: keepPreviousData,
  });
  const choices = [
    { value: 'draft', label: t('draft') },
    ...versions.map(({ version }) => ({ value: String(version), label: t('version', { version }) })),
  ];
  return (
    <section className={styles.card} aria-labelledby="compare">
      <h2 id="compare" className={styles.heading}>
        {t('compare')}
      </h2>
      <div className={styles.choices}>
        <NativeSelect
          label={t('from')}
          value={a}
          onChange={(event) => setA(event.currentTarget.value)}
          data={choices}
        />
        <NativeSelect label={t('to')} value={b} onChange={(event) => setB(event.currentTarget.value)} data={choices} />
      </div>
      <div aria-live="polite" aria-busy={diff.isFetching}>
        {diff.isPending && <Skeleton height={66} />}
        {diff.data && <ChangeList changes={diff.data.changes} names={names} />}
        {diff.isError && <p className={styles.trouble}>{words.error(diff.error)}</p>}
      </div>
    </section>
  );
}
