// A list of entries with settings of their own, made from the entry's schema: add, change, move by buttons, remove.
'use client';

import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ControlProps, ShapeOf } from '../control-props';
import { readField } from '../field-shape';
import { faultSentence } from '../field-words';
import { GroupControl } from './group-control';
import styles from './list-control.module.css';
import { newEntry, variantOf } from './list-entries';

export function ListControl(props: ControlProps<ShapeOf<'list'>>) {
  const { shape, form, path, info, onChange } = props;
  const t = useTranslations('fields.list');
  const given = props.value ?? info.usual;
  const entries: readonly unknown[] = Array.isArray(given) ? given : [];
  const item = readField(shape.item).shape;
  const kinds = item.kind === 'variants' ? Object.keys(item.variants) : [];
  const put = (at: number, entry: unknown) => onChange(entries.map((each, index) => (index === at ? entry : each)));
  const move = (at: number, by: 1 | -1) => {
    const after = [...entries];
    after.splice(at + by, 0, ...after.splice(at, 1));
    onChange(after);
  };
  const add = (kind?: string) => onChange([...entries, newEntry(shape.item, kind)]);
  return (
    <fieldset
      id={props.id}
      aria-labelledby={props.labelId}
      aria-describedby={props.describedBy}
      className={styles.list}
    >
      {entries.length ? (
        <ol className={styles.entries}>
          {entries.map((entry, index) => {
            const { schema, kind } = variantOf(shape.item, entry);
            const name =
              kind === null ? t('entry', { number: index + 1 }) : form.words.choice(`${path}/${kindField(item)}`, kind);
            const fault = faultSentence(form.words, schema, entry);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name of their own, and hold no state
              <li key={index} className={styles.entry}>
                <div className={styles.head}>
                  <span className={styles.name}>{kind === null ? name : `${index + 1}. ${name}`}</span>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    disabled={form.disabled || index === 0}
                    aria-label={t('up', { name, number: index + 1 })}
                    onClick={() => move(index, -1)}
                  >
                    <IconArrowUp size={16} aria-hidden="true" />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    disabled={form.disabled || index === entries.length - 1}
                    aria-label={t('down', { name, number: index + 1 })}
                    onClick={() => move(index, 1)}
                  >
                    <IconArrowDown size={16} aria-hidden="true" />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    disabled={form.disabled}
                    aria-label={t('remove', { name, number: index + 1 })}
                    onClick={() => onChange(entries.filter((_, at) => at !== index))}
                  >
                    <IconTrash size={16} aria-hidden="true" />
                  </ActionIcon>
                </div>
                <GroupControl
                  id={`${props.id}-${index}`}
                  schema={schema}
                  path={kind === null ? path : `${path}/${kind}`}
                  value={entry}
                  form={form}
                  onChange={(next) => put(index, next)}
                />
                {fault ? <p className={styles.fault}>{fault}</p> : null}
              </li>
            );
          })}
        </ol>
      ) : null}
      {kinds.length ? (
        <Menu position="bottom-start" withinPortal>
          <Menu.Target>
            <Button
              size="xs"
              variant="default"
              disabled={form.disabled}
              leftSection={<IconPlus size={14} aria-hidden="true" />}
            >
              {t('add')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {kinds.map((kind) => (
              <Menu.Item key={kind} onClick={() => add(kind)}>
                {form.words.choice(`${path}/${kindField(item)}`, kind)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : (
        <Button
          className={styles.add}
          size="xs"
          variant="default"
          disabled={form.disabled}
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => add()}
        >
          {t('add')}
        </Button>
      )}
    </fieldset>
  );
}

const kindField = (item: ReturnType<typeof readField>['shape']): string => (item.kind === 'variants' ? item.by : '');
