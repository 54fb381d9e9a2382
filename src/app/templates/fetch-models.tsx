'use client';
// One button that brings the models a template still lacks, one after the other.
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { notify } from '../notify';
import { useTRPC, useTRPCClient } from '../trpc';

interface MissingModel {
  readonly name: string;
  readonly title: string;
}

export function FetchModels({ models }: { models: readonly MissingModel[] }) {
  const t = useTranslations('templates');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const fetching = useMutation({
    mutationFn: async () => {
      for (const { name } of models) await client.models.fetch.mutate({ name });
    },
    onError: notify.error,
    onSettled: () =>
      Promise.all(
        [trpc.templates, trpc.models].map((each) => queryClient.invalidateQueries({ queryKey: each.pathKey() })),
      ),
  });
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconDownload size={15} aria-hidden="true" />}
      loading={fetching.isPending}
      onClick={() => fetching.mutate()}
    >
      {t('fetchModels', { count: models.length })}
    </Button>
  );
}
