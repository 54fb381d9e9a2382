'use client';
// All workflows: find one, run it, change it; begin a new one, from nothing or from a file.
import { Alert, Button, FileButton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle, IconPlus, IconSearch, IconUpload } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { PageBody, PageHead } from '../frame/page-head';
import { Link } from '../link';
import { notify } from '../notify';
import type { Outputs } from '../outputs';
import { useTRPC } from '../trpc';
import { useImport } from './use-import';
import { WorkflowCard } from './workflow-card';
import styles from './workflows.module.css';

const SEARCH_PAUSE_MS = 200;

export function Workflows({ first }: { first: Outputs['workflows']['list'] }) {
  const t = useTranslations('workflows');
  const trpc = useTRPC();
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), SEARCH_PAUSE_MS);
  const list = useInfiniteQuery({
    ...trpc.workflows.list.infiniteQueryOptions(
      { text: search },
      {
        getNextPageParam: ({ nextCursor }) => nextCursor,
        ...(search === '' ? { initialData: { pages: [first], pageParams: [null] } } : {}),
      },
    ),
    placeholderData: keepPreviousData,
  });
  const file = useImport();
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const none = items.length === 0 && search === '';
  const actions = (
    <>
      <FileButton onChange={file.open} accept="application/json,.json">
        {(props) => (
          <Button
            {...props}
            variant="default"
            loading={file.busy}
            leftSection={<IconUpload size={16} aria-hidden="true" />}
          >
            {t('import')}
          </Button>
        )}
      </FileButton>
      <NewButton />
    </>
  );
  return (
    <PageBody wide>
      <PageHead title={t('title')} about={none ? undefined : t('about')}>
        {actions}
      </PageHead>
      {file.refusal && (
        <Alert
          className={styles.refusal}
          color="red"
          icon={<IconAlertTriangle />}
          withCloseButton
          closeButtonLabel={t('dismiss')}
          onClose={file.dismiss}
          role="alert"
        >
          {file.refusal}
        </Alert>
      )}
      {!none && (
        <TextInput
          className={styles.search}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          placeholder={t('search')}
          aria-label={t('search')}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          type="search"
        />
      )}
      <p className={styles.said} role="status">
        {search === '' || list.isFetching ? '' : t('matches', { count: items.length, text: search })}
      </p>
      {none && (
        <div className={styles.empty}>
          <p>{t('empty')}</p>
          <Button component={Link} href="/templates">
            {t('toTemplates')}
          </Button>
        </div>
      )}
      {list.isError && <p className={styles.none}>{t('notRead')}</p>}
      <div className={styles.cards}>
        {items.map((workflow) => (
          <WorkflowCard key={workflow.id} workflow={workflow} />
        ))}
      </div>
      {list.hasNextPage && (
        <div className={styles.more}>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('showMore')}
          </Button>
        </div>
      )}
    </PageBody>
  );
}

/** An empty workflow, opened in the editor. */
function NewButton() {
  const t = useTranslations('workflows');
  const trpc = useTRPC();
  const router = useRouter();
  const create = useMutation(
    trpc.workflows.create.mutationOptions({
      onSuccess: ({ id }) => router.push(`/w/${id}/edit`),
      onError: notify.error,
    }),
  );
  const graph = { schemaVersion: 1, name: t('newName'), nodes: [], edges: [] };
  return (
    <Button
      loading={create.isPending || create.isSuccess}
      onClick={() => create.mutate({ graph })}
      leftSection={<IconPlus size={16} aria-hidden="true" />}
    >
      {t('new')}
    </Button>
  );
}
