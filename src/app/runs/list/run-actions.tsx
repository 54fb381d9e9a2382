'use client';
// What can be done with a run in the list: stop, try the failed photos again, count all of them again, delete with a way
// back.
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPlayerStop, IconRefresh, IconRepeat, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Link } from '../../link';
import { notify } from '../../notify';
import { againAddress, askAnew } from '../../photo-tray/again';
import { useTRPC } from '../../trpc';
import { isOpen, type ListedRun } from '../model/run-types';

const icon = { size: 16, stroke: 1.75 };

export function RunActions({ run }: { run: ListedRun }) {
  const t = useTranslations('runs');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: trpc.runs.pathKey() });
  const outcome = { onError: notify.error, onSuccess: refresh };
  const cancel = useMutation(trpc.runs.cancel.mutationOptions(outcome));
  const retry = useMutation(trpc.runs.retry.mutationOptions(outcome));
  const restore = useMutation(trpc.runs.restore.mutationOptions(outcome));
  const remove = useMutation(
    trpc.runs.delete.mutationOptions({
      onError: notify.error,
      onSuccess: () => {
        notify.undo(t('deleted', { name: run.workflowName }), () => restore.mutate({ runId: run.id }));
        return refresh();
      },
    }),
  );
  const id = { runId: run.id };
  const mayRetry = !isOpen(run) && run.status !== 'cancelled' && run.images.failed > 0;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('actionsOf', { name: run.workflowName })}>
          <IconDots size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isOpen(run) && (
          <Menu.Item leftSection={<IconPlayerStop {...icon} />} onClick={() => cancel.mutate(id)}>
            {t('cancel')}
          </Menu.Item>
        )}
        {mayRetry && (
          <Menu.Item leftSection={<IconRefresh {...icon} />} onClick={() => retry.mutate(id)}>
            {t('retryFailed', { count: run.images.failed })}
          </Menu.Item>
        )}
        {!isOpen(run) && run.workflowId && (
          <Menu.Item
            component={Link}
            href={againAddress(run.workflowId, run.id)}
            leftSection={<IconRepeat {...icon} />}
            onClick={() => askAnew(run.id)}
          >
            {t('samePhotos')}
          </Menu.Item>
        )}
        <Menu.Item color="red" leftSection={<IconTrash {...icon} />} onClick={() => remove.mutate(id)}>
          {t('delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
