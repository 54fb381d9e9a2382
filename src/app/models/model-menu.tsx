'use client';
// What is done with a model of one's own now and then: another name, delete with a way back.
import { Button } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { notify } from '../notify';
import { RenameDialog } from '../rename-dialog';
import { useTRPC } from '../trpc';
import { InUseDialog } from './in-use-dialog';
import type { ModelDetail } from './model-page';

const ICON = { size: 16, 'aria-hidden': true } as const;

interface ModelMenuProps {
  readonly model: ModelDetail;
  readonly onReplace: () => void;
}

export function ModelMenu({ model, onReplace }: ModelMenuProps) {
  const { name, title, usedBy } = model;
  const t = useTranslations('modelsPage');
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [renaming, setRenaming] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const readAgain = () => queryClient.invalidateQueries({ queryKey: trpc.models.list.queryKey() });
  const onError = notify.error;
  const restore = useMutation(trpc.models.restore.mutationOptions({ onError, onSettled: readAgain }));
  const remove = useMutation(
    trpc.models.delete.mutationOptions({
      onError,
      onSuccess: async () => {
        await readAgain();
        router.push('/models');
        notify.undo(t('menu.deleted', { title }), () => restore.mutate({ name }));
      },
    }),
  );
  const rename = useMutation(
    trpc.models.rename.mutationOptions({
      onError,
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.models.pathKey() });
        setRenaming(false);
      },
    }),
  );
  return (
    <>
      <Button variant="default" leftSection={<IconPencil {...ICON} />} onClick={() => setRenaming(true)}>
        {t('menu.rename')}
      </Button>
      <Button
        variant="default"
        loading={remove.isPending}
        leftSection={<IconTrash {...ICON} />}
        onClick={() => (usedBy.length > 0 ? setAsking(true) : remove.mutate({ name }))}
      >
        {t('menu.delete')}
      </Button>
      {isAsking && (
        <InUseDialog
          model={model}
          busy={remove.isPending}
          onDelete={() => remove.mutate({ name })}
          onReplace={() => {
            setAsking(false);
            onReplace();
          }}
          onClose={() => setAsking(false)}
        />
      )}
      {renaming && (
        <RenameDialog
          title={t('menu.renameTitle')}
          name={title}
          busy={rename.isPending}
          onRename={(to) => rename.mutate({ name, title: to })}
          onClose={() => setRenaming(false)}
        />
      )}
    </>
  );
}
