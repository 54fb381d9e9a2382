// A table as a step made it; numbers to the right.
'use client';

import { Table } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { useKinds } from '../../i18n/kinds/use-kinds';
import type { SeenTable } from './read-value';
import styles from './value-view.module.css';

const MOST_ROWS = 200;
/** The column of kinds, in all tables of steps. */
const KINDS = 'label';

export function TableView({ table, name }: { readonly table: SeenTable; readonly name: string }) {
  const t = useTranslations('panels.values');
  const format = useFormatter();
  const { word } = useKinds();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keys
    <section className={styles.scroll} tabIndex={0} aria-label={name}>
      <Table stickyHeader>
        <Table.Thead>
          <Table.Tr>
            {table.columns.map((column) => (
              <Table.Th key={column.name} className={column.number ? styles.right : undefined}>
                {column.name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.rows.slice(0, MOST_ROWS).map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own
            <Table.Tr key={at}>
              {table.columns.map((column, place) => {
                const cell = row[place] ?? null;
                return (
                  <Table.Td key={column.name} className={column.number ? styles.right : styles.label}>
                    {typeof cell === 'number'
                      ? format.number(cell)
                      : typeof cell === 'boolean'
                        ? t(cell ? 'yes' : 'no')
                        : column.name === KINDS && cell !== null
                          ? word(cell)
                          : cell}
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {table.rows.length > MOST_ROWS ? (
        <p className={styles.quiet}>{t('andMore', { count: table.rows.length - MOST_ROWS })}</p>
      ) : null}
    </section>
  );
}
