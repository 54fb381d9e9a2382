'use client';
// A table of numbers that sorts and filters; numbers right, head stays. Knows no column.
import { TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconSearch } from '@tabler/icons-react';
import {
  type ColumnDef,
  columnFilteringFeature,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useMemo, useState } from 'react';
import styles from './number-table.module.css';

const features = tableFeatures({
  rowSortingFeature,
  columnFilteringFeature,
  globalFilteringFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
});

/** A column: what it sorts by, and how it looks where that is not the same. */
export interface NumberColumn<T> {
  readonly id: string;
  readonly title: string;
  readonly value: (row: T) => string | number | null;
  readonly cell?: (row: T) => ReactNode;
  readonly number?: boolean;
  /** Left out where the table is narrow. */
  readonly spare?: boolean;
  /** Takes part in the search with these words. */
  readonly search?: (row: T) => string;
}

interface NumberTableProps<T> {
  readonly name: string;
  readonly rows: readonly T[];
  readonly columns: readonly NumberColumn<T>[];
  readonly keyOf: (row: T) => string;
  readonly sort: SortingState;
  readonly onSort: (sort: SortingState) => void;
  /** Shown above the table from this many rows on. */
  readonly searchFrom?: number;
  readonly chosen?: string | null;
  readonly onChoose?: (row: T) => void;
  readonly onPoint?: (row: T | null) => void;
  readonly empty: string;
}

/** Above this many rows the table scrolls in itself, so that the rest of the page stays near. */
export function NumberTable<T extends object>(props: NumberTableProps<T>) {
  const { name, rows, columns, keyOf, sort, onSort, searchFrom = 9, chosen = null, onChoose, onPoint, empty } = props;
  const t = useTranslations('result');
  const locale = useLocale();
  const [search, setSearch] = useState('');
  const data = rows as T[];
  const compare = useMemo(() => comparing(locale), [locale]);
  const defs = columns.map(
    ({ id, title, value, search: words }): ColumnDef<typeof features, T> => ({
      id,
      header: title,
      accessorFn: (row: T) => value(row) ?? undefined,
      sortFn: (a, b, column) => compare(a.getValue(column), b.getValue(column)),
      sortUndefined: 'last',
      enableGlobalFilter: words !== undefined,
    }),
  );
  const table = useTable({
    features,
    columns: defs,
    data,
    getRowId: keyOf,
    state: { sorting: sort, globalFilter: search },
    onSortingChange: (change) => onSort(typeof change === 'function' ? change(sort) : change),
    onGlobalFilterChange: setSearch,
    globalFilterFn: ({ original }, id, text) => saidIn(columns, original, id).includes(String(text).toLowerCase()),
    enableSortingRemoval: false,
    getColumnCanGlobalFilter: ({ id }) => columns.some((column) => column.id === id && column.search),
  });
  const shown = table.getRowModel().rows;
  return (
    <div className={styles.block}>
      {rows.length >= searchFrom && (
        <TextInput
          size="sm"
          leftSection={<IconSearch size={16} stroke={1.75} />}
          placeholder={t('search')}
          aria-label={t('search')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <div className={styles.scroller}>
        <table className={styles.table} aria-label={name}>
          <thead>
            <tr>
              {table.getFlatHeaders().map(({ column }) => {
                const spec = columns.find(({ id }) => id === column.id);
                const sorted = column.getIsSorted();
                return (
                  <th
                    key={column.id}
                    scope="col"
                    className={classOf(spec)}
                    aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
                  >
                    <button type="button" className={styles.sort} onClick={column.getToggleSortingHandler()}>
                      {spec?.title}
                      {sorted === 'asc' && <IconArrowUp size={14} stroke={2} aria-hidden="true" />}
                      {sorted === 'desc' && <IconArrowDown size={14} stroke={2} aria-hidden="true" />}
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody onPointerLeave={() => onPoint?.(null)}>
            {shown.map(({ id, original }) => (
              <tr
                key={id}
                data-chosen={id === chosen || undefined}
                onPointerEnter={() => onPoint?.(original)}
                onFocus={() => onPoint?.(original)}
                onBlur={() => onPoint?.(null)}
              >
                {columns.map((column, at) =>
                  at === 0 ? (
                    <th key={column.id} scope="row">
                      <Chooser row={original} chosen={id === chosen} onChoose={onChoose}>
                        {contentOf(column, original)}
                      </Chooser>
                    </th>
                  ) : (
                    <td key={column.id} className={classOf(column)}>
                      {contentOf(column, original)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length === 0 && <p className={styles.none}>{search ? t('noMatch') : empty}</p>}
    </div>
  );
}

/** Numbers by their size, words as the language sorts them. */
function comparing(locale: string): (a: unknown, b: unknown) => number {
  const words = new Intl.Collator(locale, { numeric: true });
  return (a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : words.compare(String(a), String(b)));
}

const saidIn = <T,>(columns: readonly NumberColumn<T>[], row: T, id: string): string =>
  columns
    .find((column) => column.id === id)
    ?.search?.(row)
    .toLowerCase() ?? '';

const classOf = (column: { readonly number?: boolean; readonly spare?: boolean } | undefined): string | undefined =>
  [column?.number && styles.number, column?.spare && styles.spare].filter(Boolean).join(' ') || undefined;

const contentOf = <T,>(column: NumberColumn<T>, row: T): ReactNode => column.cell?.(row) ?? column.value(row) ?? '–';

interface ChooserProps<T> {
  readonly row: T;
  readonly chosen: boolean;
  readonly onChoose?: (row: T) => void;
  readonly children: ReactNode;
}

function Chooser<T>({ row, chosen, onChoose, children }: ChooserProps<T>) {
  if (!onChoose) return children;
  return (
    <button type="button" className={styles.choose} aria-pressed={chosen} onClick={() => onChoose(row)}>
      {children}
    </button>
  );
}
