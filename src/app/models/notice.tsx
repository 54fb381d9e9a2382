'use client';
// Something to know before one goes on: quiet, with a sign, never by colour alone.
import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './models.module.css';

export function Notice({ title, icon, children }: { title?: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <Alert
      icon={icon ?? <IconInfoCircle />}
      title={title}
      classNames={{ root: styles.notice, title: styles.noticeTitle, icon: styles.noticeIcon }}
    >
      {children}
    </Alert>
  );
}
