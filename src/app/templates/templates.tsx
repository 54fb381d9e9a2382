'use client';
// All templates, with a search for when there are many.
import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { PageBody, PageHead } from '../frame/page-head';
import homeStyles from '../home/home.module.css';
import { TemplateGroups } from '../home/template-groups';
import type { Outputs } from '../outputs';
import { useTRPC } from '../trpc';
import { saidIn } from './template-words';

export function Templates({ templates }: { templates: Outputs['templates']['list'] }) {
  const t = useTranslations('templates');
  const locale = useLocale();
  const trpc = useTRPC();
  const { data } = useQuery({ ...trpc.templates.list.queryOptions(), initialData: templates });
  const [search, setSearch] = useState('');
  const matching = data.filter((template) => {
    const { title, promise } = saidIn(locale, template);
    return `${title} ${promise}`.toLocaleLowerCase(locale).includes(search.trim().toLocaleLowerCase(locale));
  });
  return (
    <PageBody wide>
      <PageHead title={t('title')} about={t('about')}>
        <TextInput
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={search}
          maxLength={200}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </PageHead>
      <TemplateGroups templates={matching} />
      <div role="status">
        {matching.length === 0 && (
          <>
            <p className={homeStyles.empty}>{t('none', { search })}</p>
            <Button variant="default" mt="md" onClick={() => setSearch('')}>
              {t('showAll')}
            </Button>
          </>
        )}
      </div>
    </PageBody>
  );
}
