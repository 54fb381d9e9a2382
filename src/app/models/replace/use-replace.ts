'use client';
// Puts another model into drafts, says what was done, and takes it back when asked.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { tabId } from '../../autosave/local-copy';
import { notify } from '../../notify';
import type { Outputs } from '../../outputs';
import { useTRPC } from '../../trpc';

type Changed = Outputs['models']['replace']['changed'];

interface Options {
  readonly name: string;
  readonly to: { readonly name: string; readonly title: string };
  readonly onDone: () => void;
}

export function useReplace({ name, to, onDone }: Options) {
  const t = useTranslations('modelsPage.replace');
  const trpc = useTRPC();
  const format = useFormatter();
  const queryClient = useQueryClient();
  const readAgain = () =>
    Promise.all(
      [trpc.models.pathKey(), trpc.workflows.pathKey()].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
    );
  const restore = useMutation(
    trpc.workflows.restoreDraft.mutationOptions({ onError: notify.error, onSettled: readAgain }),
  );
  const undo = (changed: Changed) => {
    for (const { workflowId, revision, keptDraftId } of changed)
      if (keptDraftId !== null) restore.mutate({ workflowId, revision, draftId: keptDraftId, tab: tabId() });
  };
  const replace = useMutation(
    trpc.models.replace.mutationOptions({
      onError: notify.error,
      onSuccess: async ({ changed, left }) => {
        await readAgain();
        if (left.length > 0) notify.refusal(t('left', { names: format.list(left.map((each) => each.name)) }));
        if (changed.length === 0) return;
        notify.undo(t('done', { count: changed.length, title: to.title }), () => undo(changed));
        onDone();
      },
    }),
  );
  return {
    isBusy: replace.isPending,
    replace: (workflows: { workflowId: string; revision: number }[]) =>
      replace.mutate({ name, to: to.name, workflows, tab: tabId() }),
  };
}
