'use client';
// Two people, or two windows, changed the same workflow: both versions are kept, and one chooses.

import { Button, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { nodes } from '../../../../../../nodes/registry.generated';
import { diffGraphs } from '../../../../../core/diff-graphs';
import { parseGraph } from '../../../../../core/graph';
import { clock } from '../../../../format';
import { notify } from '../../../../notify';
import { useTRPC } from '../../../../trpc';
import type { Draft, Workflow } from '../use-draft';

export function ConflictDialog({ workflow, draft }: { readonly workflow: Workflow; readonly draft: Draft }) {
  const t = useTranslations('editPage.conflict');
  const locale = useLocale();
  const router = useRouter();
  const trpc = useTRPC();
  const { theirs, current, takeTheirs, autosave } = draft;
  const copy = useMutation(
    trpc.workflows.create.mutationOptions({
      onError: notify.error,
      onSuccess({ id }) {
        takeTheirs();
        autosave.stop();
        notify.ok(t('copied'));
        router.push(`/w/${id}/edit`);
      },
    }),
  );
  const changes = useMemo(() => {
    const other = theirs && parseGraph(theirs.graph).graph;
    return other ? diffGraphs(current(), other, nodes).length : 0;
  }, [theirs, current]);
  if (!theirs) return null;
  const name = t('copyName', { name: workflow.name }).slice(0, 300);
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} title={t('title')} closeOnClickOutside={false}>
      <Stack>
        <Text>{t('text', { time: clock(theirs.updatedAt, locale), count: changes })}</Text>
        <Button
          data-autofocus
          loading={copy.isPending}
          onClick={() => copy.mutate({ graph: { ...current(), name }, name })}
        >
          {t('keepMine')}
        </Button>
        <Button variant="default" onClick={takeTheirs}>
          {t('takeTheirs')}
        </Button>
      </Stack>
    </Modal>
  );
}
