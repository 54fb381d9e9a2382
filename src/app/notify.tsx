'use client';
// Short messages that come and go: done, not done and why, done with a way back. Said to screen readers too.
import { Button, Group, Text } from '@mantine/core';
import { hideNotification, showNotification } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/words';

const UNDO_MS = 10_000;
const OK_MS = 4_000;

function UndoLine({ text, onUndo, id }: { text: string; onUndo: () => void; id: string }) {
  const t = useTranslations('frame');
  const undo = () => {
    hideNotification(id);
    onUndo();
  };
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{text}</Text>
      <Button size="compact-sm" variant="light" onClick={undo}>
        {t('undo')}
      </Button>
    </Group>
  );
}

function ErrorLine({ error }: { error: unknown }) {
  return useWords().error(error);
}

const refuse = (message: ReactNode) =>
  showNotification({
    message,
    color: 'red',
    icon: <IconAlertTriangle size={18} />,
    autoClose: false,
    role: 'alert',
  });

export const notify = {
  ok: (text: string) =>
    showNotification({ message: text, color: 'green', icon: <IconCheck size={18} />, autoClose: OK_MS }),
  /** Something thrown, in the words its code has. */
  error: (error: unknown) => refuse(<ErrorLine error={error} />),
  /** A sentence of the screen's own: what did not work, and what to do. */
  refusal: (text: string) => refuse(text),
  /** What was done can be taken back for ten seconds. */
  undo: (text: string, onUndo: () => void) => {
    const id = `undo-${crypto.randomUUID()}`;
    showNotification({ id, message: <UndoLine id={id} text={text} onUndo={onUndo} />, autoClose: UNDO_MS });
  },
};
