'use client';
// Deleting a lesson, with a way back. Models made of it stay.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { notify } from '../../notify';
import { useTRPC } from '../../trpc';

/** `onDeleted` before the way back is offered. */
export function useDeleteLesson(onDeleted?: () => void) {
  const t = useTranslations('teach.goOn');
  const trpc = useTRPC();
  const format = useFormatter();
  const queryClient = useQueryClient();
  const onError = notify.error;
  const readAgain = () => queryClient.invalidateQueries({ queryKey: trpc.models.lessons.list.queryKey() });
  const restore = useMutation(trpc.models.lessons.restore.mutationOptions({ onError, onSettled: readAgain }));
  const remove = useMutation(trpc.models.lessons.delete.mutationOptions({ onError, onSettled: readAgain }));
  /** What a lesson is called: by its groups. */
  const titleOf = (names: readonly string[]): string =>
    format.list(names.filter(Boolean), { type: 'conjunction' }) || t('nameless');
  return {
    titleOf,
    isBusy: remove.isPending,
    remove: (lessonId: string, names: readonly string[]) =>
      remove.mutate(
        { lessonId },
        {
          onSuccess: () => {
            onDeleted?.();
            notify.undo(t('deleted', { title: titleOf(names) }), () => restore.mutate({ lessonId }));
          },
        },
      ),
  };
}
