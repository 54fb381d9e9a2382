'use client';
// Brings an older state back into the draft; the state it replaces is kept, so the toast offers the way back.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { notify } from '../../../notify';
import { useTRPC } from '../../../trpc';

export function useRestore({ workflowId, revision }: { workflowId: string; revision: number }) {
  const t = useTranslations('versions');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.workflows.pathKey() });
  const onError = notify.error;
  const back = useMutation(trpc.workflows.restoreDraft.mutationOptions({ onError, onSettled }));
  const offerBack = (text: string, done: { keptDraftId: string | null; revision: number }) => {
    const { keptDraftId: draftId } = done;
    if (draftId === null) notify.ok(t('sameAlready'));
    else notify.undo(text, () => back.mutate({ workflowId, draftId, revision: done.revision }));
  };
  const version = useMutation(trpc.workflows.restoreVersion.mutationOptions({ onError, onSettled }));
  const draft = useMutation(
    trpc.workflows.restoreDraft.mutationOptions({
      onError,
      onSettled,
      onSuccess: (done) => offerBack(t('draftRestored'), done),
    }),
  );
  return {
    restoreVersion: (number: number) =>
      version.mutate(
        { workflowId, version: number, revision },
        { onSuccess: (done) => offerBack(t('versionRestored', { version: number }), done) },
      ),
    restoreDraft: (draftId: string) => draft.mutate({ workflowId, draftId, revision }),
    busy: version.isPending || draft.isPending || back.isPending,
  };
}
