'use client';
// What can be done with a workflow from outside: copy, rename, delete with a way back. The lists that show it are read again.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { notify } from '../notify';
import { useTRPC } from '../trpc';

export interface WorkflowRef {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
}

const MAX_NAME = 300;

export function useWorkflowActions({ id: workflowId, name, revision }: WorkflowRef) {
  const t = useTranslations('workflows');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const readAgain = () => queryClient.invalidateQueries({ queryKey: trpc.workflows.pathKey() });
  const onError = notify.error;

  const restore = useMutation(trpc.workflows.restore.mutationOptions({ onError, onSettled: readAgain }));
  const remove = useMutation(
    trpc.workflows.delete.mutationOptions({
      onError,
      onSettled: readAgain,
      onSuccess: () => notify.undo(t('deleted', { name }), () => restore.mutate({ workflowId })),
    }),
  );
  const duplicate = useMutation(
    trpc.workflows.duplicate.mutationOptions({
      onError,
      onSettled: readAgain,
      onSuccess: (copy) => notify.ok(t('duplicated', { name: copy.name })),
    }),
  );
  const rename = useMutation(trpc.workflows.update.mutationOptions({ onError, onSettled: readAgain }));
  return {
    remove: () => remove.mutate({ workflowId }),
    duplicate: () => duplicate.mutate({ workflowId, name: t('copyName', { name }).slice(0, MAX_NAME) }),
    rename: (to: string, done: () => void) => rename.mutate({ workflowId, revision, name: to }, { onSuccess: done }),
    renaming: rename.isPending,
    busy: remove.isPending || duplicate.isPending,
  };
}
