'use client';
// Asks for a workflow's new name.
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';

const MAX_NAME = 300;

interface Props {
  readonly name: string;
  readonly busy: boolean;
  onRename(name: string): void;
  onClose(): void;
}

export function RenameDialog({ name, busy, onRename, onClose }: Props) {
  const t = useTranslations('workflows');
  const [value, setValue] = useState(name);
  const trimmed = value.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (trimmed) onRename(trimmed);
  };
  return (
    <Modal opened onClose={onClose} title={t('renameTitle')} closeButtonProps={{ 'aria-label': t('cancel') }}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('name')}
            value={value}
            onChange={(event) => setValue(event.currentTarget.value)}
            maxLength={MAX_NAME}
            error={trimmed ? undefined : t('nameEmpty')}
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={busy} disabled={!trimmed}>
              {t('rename')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
