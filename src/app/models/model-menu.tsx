'use client';
// What is done with a model of one's own now and then: another name, delete with a way back.
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { notify } from '../notify';
import { useTRPC } from '../trpc';
import type { Model } from './model-words';

const ICON = { size: 16, 'aria-hidden': true } as const;

export function ModelMenu({ model: { name, title } }: { model: Pick<Model, 'name' | 'title'> }) {
  const t = useTranslations('modelsPage');
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [renaming, setRenaming] = useState(false);
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
        onClick={() => remove.mutate({ name })}
      >
        {t('menu.delete')}
      </Button>
      {renaming && (
        <RenameDialog
          title={title}
          busy={rename.isPending}
          onRename={(to) => rename.mutate({ name, title: to })}
          onClose={() => setRenaming(false)}
        />
      )}
    </>
  );
}

interface RenameDialogProps {
  readonly title: string;
  readonly busy: boolean;
  readonly onRename: (title: string) => void;
  readonly onClose: () => void;
}

function RenameDialog({ title, busy, onRename, onClose }: RenameDialogProps) {
  const t = useTranslations('modelsPage');
  const [value, setValue] = useState(title);
  const trimmed = value.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (trimmed) onRename(trimmed);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('menu.renameTitle')}
      closeButtonProps={{ 'aria-label': t('import.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('import.name')}
            value={value}
            maxLength={200}
            onChange={(event) => setValue(event.currentTarget.value)}
            error={trimmed ? undefined : t('import.nameEmpty')}
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('menu.cancel')}
            </Button>
            <Button type="submit" loading={busy} disabled={!trimmed}>
              {t('menu.rename')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
