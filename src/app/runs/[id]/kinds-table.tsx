'use client';
// How many of each kind, against what was expected. Choosing a kind shows only its frames; pointing at it points them out.
import type { SortingState } from '@tanstack/react-table';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useKinds } from '../../../i18n/kinds/use-kinds';
import { colourOf } from '../../../photo/colours';
import { NO_LABEL, UNSURE_LABEL } from '../../../vision/sorting';
import { inUnit } from '../../in-unit';
import type { KindRow, SummaryOf } from '../model/summary';
import { StateWord } from '../parts/state-word';
import { type NumberColumn, NumberTable } from './number-table';
import styles from './result.module.css';

interface KindsTableProps {
  readonly of: SummaryOf;
  readonly kinds: readonly KindRow[];
  /** No photo is through yet. */
  readonly pending: boolean;
  readonly chosen: string | null;
  readonly onChoose: (label: string | null) => void;
  readonly onPoint: (label: string | null) => void;
}

/** What the numbers of kinds are. */
const COUNTS = { objects: 'count', coverage: 'part', sorted: 'photos', lines: 'times' } as const;

export function KindsTable({ of, kinds: rows, pending, chosen, onChoose, onPoint }: KindsTableProps) {
  const t = useTranslations('result');
  const locale = useLocale();
  const kinds = useKinds();
  const [sort, setSort] = useState<SortingState>([{ id: 'count', desc: true }]);
  const names = new Map([
    [UNSURE_LABEL, t('unsureKind')],
    [NO_LABEL, t('noKind')],
  ]);
  // Lines of text are what they say.
  const nameOf = (label: string): string =>
    of === 'lines' ? label : ((of === 'sorted' ? names.get(label) : undefined) ?? kinds.word(label));
  const expects = rows.some(({ expected }) => expected !== null);
  const columns: NumberColumn<KindRow>[] = [
    {
      id: 'label',
      title: t('kind'),
      value: ({ label }) => nameOf(label),
      search: ({ label }) => `${nameOf(label)} ${label}`,
      cell: ({ label }) => (
        <span className={styles.kind}>
          <span className={styles.swatch} style={{ ['--colour' as string]: colourOf(label) }} />
          <span className={styles.kindName} title={nameOf(label)}>
            {nameOf(label)}
          </span>
        </span>
      ),
    },
    {
      id: 'count',
      title: t(COUNTS[of]),
      number: true,
      value: ({ count }) => count,
      cell: ({ count }) => <b>{inUnit({ total: count, unit: of === 'coverage' ? '%' : null }, locale)}</b>,
    },
    ...(expects
      ? [
          {
            id: 'expected',
            title: t('expected'),
            number: true,
            value: ({ expected }: KindRow) => expected,
            cell: ({ expected }: KindRow) => expected?.toLocaleString(locale) ?? '–',
          },
          {
            id: 'state',
            title: t('standing'),
            value: ({ state }: KindRow) => state,
            cell: ({ state }: KindRow) => (state ? <StateWord state={state} /> : '–'),
          },
        ]
      : []),
    ...(of === 'sorted'
      ? []
      : [{ id: 'photos', title: t('onPhotos'), number: true, spare: expects, value: ({ photos }: KindRow) => photos }]),
  ];
  return (
    <NumberTable
      name={t('perKind')}
      rows={rows}
      columns={columns}
      keyOf={({ label }) => label}
      sort={sort}
      onSort={setSort}
      chosen={chosen}
      onChoose={({ label }) => onChoose(label === chosen ? null : label)}
      onPoint={(row) => onPoint(row?.label ?? null)}
      empty={t(pending ? 'noneYet' : 'noKinds')}
    />
  );
}
