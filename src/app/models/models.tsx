'use client';
// All models: your own first, then those that come with Lensgraph.
import '@mantine/dropzone/styles.layer.css';
import { Button, TextInput } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconCpu, IconPlus, IconSchool, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { PageBody, PageHead } from '../frame/page-head';
import { Link } from '../link';
import { useTRPC } from '../trpc';
import { ImportDialog } from './import/import-dialog';
import { ModelCard } from './model-card';
import type { Looks, Model } from './model-words';
import styles from './models.module.css';
import { inLanguage } from './said-model';

/** How soon it is asked again for pictures that are being made. */
const LOOK_MS = 2_000;

export function Models({ models: first, looks: firstLooks }: { models: readonly Model[]; looks: Looks }) {
  const t = useTranslations('modelsPage');
  const teach = useTranslations('teach');
  const engines = useTranslations('engines');
  const locale = useLocale();
  const trpc = useTRPC();
  const { data: listed, refetch } = useQuery({ ...trpc.models.list.queryOptions(), initialData: [...first] });
  const models = listed.map((model) => inLanguage(locale, model));
  const { data: seen } = useQuery({
    ...trpc.models.looks.queryOptions(),
    initialData: firstLooks,
    refetchInterval: ({ state }) => state.data?.isMaking && LOOK_MS,
  });
  // Fetched by somebody else meanwhile.
  const isNew = models.some(({ name, installed }) => !installed && seen.looks[name]);
  useEffect(() => {
    if (isNew) void refetch();
  }, [isNew, refetch]);
  /** The files to begin with; null while no model is being added. */
  const [files, setFiles] = useState<readonly File[] | null>(null);
  const [text, setText] = useState('');
  const search = text.trim().toLocaleLowerCase(locale);
  const matching = models.filter(({ name, title, labels }) =>
    [name, title, ...labels].some((each) => each.toLocaleLowerCase(locale).includes(search)),
  );
  return (
    <PageBody wide>
      <PageHead title={t('title')} about={t('about')}>
        <Button
          component={Link}
          href="/models/engines"
          variant="default"
          leftSection={<IconCpu size={16} aria-hidden="true" />}
        >
          {engines('link')}
        </Button>
        <Button
          component={Link}
          href="/models/teach"
          variant="default"
          leftSection={<IconSchool size={16} aria-hidden="true" />}
        >
          {teach('open')}
        </Button>
        <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setFiles([])}>
          {t('import.open')}
        </Button>
      </PageHead>
      <TextInput
        className={styles.search}
        type="search"
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.currentTarget.value)}
        placeholder={t('search')}
        aria-label={t('search')}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
      />
      <p className={styles.said} role="status">
        {search === '' ? '' : t('matches', { count: matching.length, text: text.trim() })}
      </p>
      <Group title={t('own')} models={matching.filter(({ own }) => own)} looks={seen.looks} />
      {search === '' && !models.some(({ own }) => own) && <p className={styles.own}>{t('noOwn')}</p>}
      <Group title={t('shipped')} models={matching.filter(({ own }) => !own)} looks={seen.looks} />
      {files ? (
        <ImportDialog files={files} onClose={() => setFiles(null)} />
      ) : (
        <Dropzone.FullScreen
          active
          activateOnKeyboard={false}
          onDrop={setFiles}
          className={styles.whole}
          withinPortal={false}
          inputProps={{ 'aria-hidden': true, tabIndex: -1 }}
        >
          <p aria-hidden="true">{t('import.dropAnywhere')}</p>
        </Dropzone.FullScreen>
      )}
    </PageBody>
  );
}

interface GroupProps extends Pick<Looks, 'looks'> {
  readonly title: string;
  readonly models: readonly Model[];
}

function Group({ title, models, looks }: GroupProps) {
  if (models.length === 0) return null;
  return (
    <section className={styles.group} aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      <div className={styles.cards}>
        {models.map((model) => (
          <ModelCard key={model.name} model={model} look={looks[model.name]} />
        ))}
      </div>
    </section>
  );
}
