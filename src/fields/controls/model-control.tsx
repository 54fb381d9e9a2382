// Which model looks at the photos, as cards: what it is called, what it can find, how large it is, whether it is here.
// A model that is not there is shown as such and never replaced by another on its own.
'use client';

import { Radio, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconDownload } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ControlProps } from '../control-props';
import type { ModelChoice } from '../model-choice';
import styles from './model-control.module.css';

const MANY = 6;
const SHOWN_LABELS = 4;

export function ModelControl(props: ControlProps) {
  const { form, info, onChange } = props;
  const t = useTranslations('fields.model');
  const [search, setSearch] = useState('');
  const value = String(props.value ?? info.usual ?? '');
  const matches = form.models.filter(
    ({ name, title, labels }) =>
      name === value ||
      [name, title, ...labels].some((each) => each.toLowerCase().includes(search.trim().toLowerCase())),
  );
  const missing = !form.models.some(({ name }) => name === value);
  return (
    <fieldset
      id={props.id}
      className={styles.models}
      aria-labelledby={props.labelId}
      aria-describedby={props.describedBy}
    >
      {form.models.length > MANY ? (
        <TextInput
          size="sm"
          aria-label={t('search')}
          placeholder={t('search')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      ) : null}
      <Radio.Group value={value} onChange={onChange}>
        <div className={styles.cards}>
          {missing && value ? (
            <Radio.Card value={value} className={styles.card} data-missing disabled={form.disabled}>
              <span className={styles.head}>
                <Radio.Indicator size="xs" />
                <span className={styles.title}>{value}</span>
              </span>
              <span className={styles.state} data-state="missing">
                <IconAlertTriangle size={16} aria-hidden="true" />
                {t('missing')}
              </span>
            </Radio.Card>
          ) : null}
          {matches.map((model) => (
            <ModelCard key={model.name} model={model} disabled={form.disabled} />
          ))}
        </div>
      </Radio.Group>
    </fieldset>
  );
}

function ModelCard({ model, disabled }: { readonly model: ModelChoice; readonly disabled: boolean }) {
  const t = useTranslations('fields.model');
  const format = useFormatter();
  const { labels, bytes, licence, installed = true } = model;
  const facts = [
    ...(bytes ? [t('size', { mb: format.number(bytes / 1_000_000, { maximumFractionDigits: 0 }) })] : []),
    ...(licence ? [licence] : []),
  ];
  return (
    <Radio.Card value={model.name} className={styles.card} disabled={disabled}>
      {/* biome-ignore lint/performance/noImgElement: pictures of the machine itself, shown as they are */}
      {model.sample ? <img src={model.sample} alt="" className={styles.sample} /> : null}
      <span className={styles.head}>
        <Radio.Indicator size="xs" />
        <span className={styles.title}>{model.title}</span>
      </span>
      <span>
        {t('finds', {
          count: labels.length,
          some: labels.slice(0, SHOWN_LABELS).join(', '),
          more: Math.max(0, labels.length - SHOWN_LABELS),
        })}
      </span>
      <span className={styles.state} data-state={installed ? 'ready' : 'away'}>
        {installed ? <IconCircleCheck size={16} aria-hidden="true" /> : <IconDownload size={16} aria-hidden="true" />}
        {installed ? t('installed') : t('away')}
      </span>
      {facts.length ? <span className={styles.facts}>{facts.join(' · ')}</span> : null}
    </Radio.Card>
  );
}
