'use client';
// The keys of the viewer, for who wants to know them.

import { Popover, UnstyledButton } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import styles from './viewer.module.css';

const LOOK = ['keysStep', 'keysZoom', 'keysLabels', 'keysMarks', 'keysOutlines', 'keysFull', 'keysClose'] as const;
const EDIT = ['keysAdd', 'keysMove', 'keysRemove', 'keysRename', 'keysUndo'] as const;

export function KeyHelp({ editing, outlines }: { readonly editing: boolean; readonly outlines: boolean }) {
  const t = useTranslations('photo');
  return (
    <Popover position="top-end" shadow="md" radius="lg" withinPortal={false} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={styles.keysButton}>
          <IconKeyboard size={16} stroke={1.75} aria-hidden="true" />
          {t('keys')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <dl className={styles.keys} tabIndex={0} data-autofocus="" aria-label={t('keys')}>
          {[...LOOK.filter((each) => outlines || each !== 'keysOutlines'), ...(editing ? EDIT : [])].map((each) => {
            const [keys = '', what = ''] = t(each).split('|');
            return (
              <div key={each}>
                <dt>{keys}</dt>
                <dd>{what}</dd>
              </div>
            );
          })}
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}
