// A number for each kind of object, row by row; for whole numbers also one for all kinds together.
'use client';

import { ActionIcon, Button, NumberInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useKinds } from '../../i18n/kinds/use-kinds';
import { EXPECTED_TOTAL } from '../../vision/count-table';
import type { ControlProps, ShapeOf } from '../control-props';
import { type CountRow, rowFault, toRecord, toRows } from './count-rows';
import styles from './counts-control.module.css';
import { KindInput } from './kind-input';

export function CountsControl(props: ControlProps<ShapeOf<'counts'>>) {
  const { shape, form, info } = props;
  const t = useTranslations('fields.counts');
  const { word } = useKinds();
  const factor = !shape.whole && shape.max === 1 ? 100 : 1;
  const given = props.value ?? info.usual;
  const [rows, setRows] = useState(() => toRows(given, factor));
  const [seen, setSeen] = useState(JSON.stringify(given));
  const next = useRef(rows.length);
  // Undo, or another place: what is given counts, unless it is what these rows said themselves.
  if (seen !== JSON.stringify(given)) {
    setSeen(JSON.stringify(given));
    if (JSON.stringify(given) !== JSON.stringify(toRecord(rows, factor))) setRows(toRows(given, factor));
  }
  const change = (after: readonly CountRow[]) => {
    setRows([...after]);
    const record = toRecord(after, factor);
    if (JSON.stringify(record) !== JSON.stringify(given ?? {})) props.onChange(record);
  };
  const edit = (key: number, patch: Partial<CountRow>) =>
    change(rows.map((row) => (row.key === key ? { ...row, ...patch } : row)));
  const add = (label: string) => {
    next.current += 1;
    change([...rows, { key: next.current + 1000, label, amount: '' }]);
  };
  const free = form.labels.filter((label) => !rows.some((row) => row.label === label));
  const size = form.plain ? 'md' : 'sm';
  return (
    <fieldset
      id={props.id}
      aria-labelledby={props.labelId}
      aria-describedby={props.describedBy}
      className={styles.counts}
    >
      {rows.length ? (
        <ul className={styles.rows}>
          {rows.map((row, index) => {
            const fault = rowFault(row, rows);
            const total = shape.whole && row.label === EXPECTED_TOTAL;
            const name = total ? t('total') : word(row.label);
            return (
              <li key={row.key}>
                <div className={styles.row}>
                  {total ? (
                    <span className={styles.total}>{t('total')}</span>
                  ) : (
                    <KindInput
                      size={size}
                      label={row.label}
                      labels={row.label ? form.labels : free}
                      disabled={form.disabled}
                      error={fault === 'twice'}
                      placeholder={t('label')}
                      aria-label={t('labelOf', { row: index + 1 })}
                      onLabel={(label) => edit(row.key, { label })}
                    />
                  )}
                  <NumberInput
                    size={size}
                    value={row.amount}
                    min={0}
                    max={(shape.max ?? Number.POSITIVE_INFINITY) * factor}
                    allowDecimal={!shape.whole}
                    allowNegative={false}
                    clampBehavior="blur"
                    suffix={factor === 100 ? ' %' : undefined}
                    disabled={form.disabled}
                    aria-label={t('amountOf', { label: name || t('label') })}
                    onChange={(amount) => edit(row.key, { amount })}
                  />
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={size === 'md' ? 'lg' : 'md'}
                    disabled={form.disabled}
                    aria-label={t('remove', { label: name || String(index + 1) })}
                    onClick={() => change(rows.filter((each) => each.key !== row.key))}
                  >
                    <IconTrash size={16} aria-hidden="true" />
                  </ActionIcon>
                </div>
                {fault ? <p className={styles.fault}>{t(`fault.${fault}`, { label: name })}</p> : null}
              </li>
            );
          })}
        </ul>
      ) : null}
      <div className={styles.add}>
        <Button
          size="xs"
          variant="default"
          disabled={form.disabled}
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => add('')}
        >
          {t('add')}
        </Button>
        {shape.whole && !rows.some(({ label }) => label === EXPECTED_TOTAL) ? (
          <Button size="xs" variant="subtle" disabled={form.disabled} onClick={() => add(EXPECTED_TOTAL)}>
            {t('addTotal')}
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}
