'use client';
// Asks for the new name of something of the person's own: a workflow, a model.
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';

const MAX_NAME = 300;

interface Props {
  readonly title: string;
  readonly name: string;
  readonly busy: boolean;
  onRename(name: string): void;
  onClose(): void;
}

export function RenameDialog({ title, name, busy, onRename, onClose }: Props) {
  const t = useTranslations('frame.rename');
  const [value, setValue] = useState(name);
  const trimmed = value.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (trimmed) onRename(trimmed);
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('cancel') }}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('name')}
            value={value}
            onChange={(event) => setValue(event.currentTarget.value)}
            maxLength={MAX_NAME}
            error={trimmed ? undefined : t('empty')}
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={busy} disabled={!trimmed}>
              {t('do')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
