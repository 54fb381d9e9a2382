// Which model looks at the photos, as a card: what it is called, what it can find, how large it is, whether it is here. The
// others are shown when asked for.
// A model that is not there is shown as such and never replaced by another on its own.
'use client';

import { Button, Radio, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconDownload } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import type { ControlProps } from '../control-props';
import type { ModelChoice } from '../model-choice';
import styles from './model-control.module.css';

const MANY = 6;
const SHOWN_LABELS = 4;

export function ModelControl(props: ControlProps) {
  const { form, info } = props;
  const t = useTranslations('fields.model');
  const [open, setOpen] = useState(false);
  const value = String(props.value ?? info.usual ?? '');
  const chosen = form.models.find(({ name }) => name === value);
  return (
    <fieldset
      id={props.id}
      className={styles.models}
      aria-labelledby={props.labelId}
      aria-describedby={props.describedBy}
    >
      {open ? (
        <ModelList {...props} value={value} />
      ) : (
        <div className={styles.card}>{chosen ? <ModelSummary model={chosen} /> : <MissingModel name={value} />}</div>
      )}
      {form.models.length > 1 || !chosen ? (
        <Button
          variant="default"
          size="compact-md"
          aria-expanded={open}
          disabled={form.disabled}
          onClick={() => setOpen(!open)}
        >
          {open ? t('close') : t('choose')}
        </Button>
      ) : null}
    </fieldset>
  );
}

/** Every model for this task as a card to choose by, those that are here first. */
function ModelList({ form, value, onChange }: ControlProps & { readonly value: string }) {
  const t = useTranslations('fields.model');
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const matches = form.models
    .filter(
      ({ name, title, labels }) =>
        name === value || [name, title, ...labels].some((each) => each.toLowerCase().includes(wanted)),
    )
    .sort((a, b) => Number(b.installed ?? true) - Number(a.installed ?? true));
  return (
    <>
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
          {value && !form.models.some(({ name }) => name === value) ? (
            <Radio.Card value={value} className={styles.card} data-missing disabled={form.disabled}>
              <MissingModel name={value} indicator={<Radio.Indicator size="xs" />} />
            </Radio.Card>
          ) : null}
          {matches.map((model) => (
            <Radio.Card key={model.name} value={model.name} className={styles.card} disabled={form.disabled}>
              <ModelSummary model={model} indicator={<Radio.Indicator size="xs" />} />
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
    </>
  );
}

function MissingModel({ name, indicator }: { readonly name: string; readonly indicator?: ReactNode }) {
  const t = useTranslations('fields.model');
  return (
    <>
      <span className={styles.head}>
        {indicator}
        <span className={styles.title}>{name}</span>
      </span>
      <span className={styles.state} data-state="missing">
        <IconAlertTriangle size={16} aria-hidden="true" />
        {t('missing')}
      </span>
    </>
  );
}

function ModelSummary({ model, indicator }: { readonly model: ModelChoice; readonly indicator?: ReactNode }) {
  const t = useTranslations('fields.model');
  const format = useFormatter();
  const { labels, bytes, licence, installed = true } = model;
  const facts = [
    ...(bytes ? [t('size', { mb: format.number(bytes / 1_000_000, { maximumFractionDigits: 0 }) })] : []),
    ...(licence ? [licence] : []),
  ];
  return (
    <>
      {/* biome-ignore lint/performance/noImgElement: pictures of the machine itself, shown as they are */}
      {model.sample ? <img src={model.sample} alt="" className={styles.sample} /> : null}
      <span className={styles.head}>
        {indicator}
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
    </>
  );
}
