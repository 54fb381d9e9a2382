'use client';
// A dialog about a model: as wide as its photos need, the whole screen on a phone.
import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

interface ModelDialogProps {
  readonly title: string;
  /** In pixels. */
  readonly width: number;
  /** A click beside it would lose something. */
  readonly keepsOpen?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function ModelDialog({ title, width, keepsOpen = false, onClose, children }: ModelDialogProps) {
  const t = useTranslations('modelsPage.import');
  const isPhone = useMediaQuery('(max-width: 760px)');
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={width}
      fullScreen={isPhone ?? false}
      closeOnClickOutside={!keepsOpen}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {children}
    </Modal>
  );
}
