'use client';
// What became of the corrections: kept, on their way, refused. In words, with the way out.

import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCloudUpload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import styles from './viewer.module.css';
import type { ViewerEditing } from './viewer-types';

export function SaveLine({ state, onConflict, onSaveAgain }: ViewerEditing) {
  const t = useTranslations('photo');
  if (state === 'conflict') {
    return (
      <div className={styles.trouble} role="alert">
        <p>{t('conflict')}</p>
        <div className={styles.answers}>
          <Button size="compact-sm" onClick={() => onConflict('mine')}>
            {t('keepMine')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => onConflict('theirs')}>
            {t('takeTheirs')}
          </Button>
        </div>
      </div>
    );
  }
  if (state === 'failed') {
    return (
      <div className={styles.trouble} role="alert">
        <p>
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" /> {t('notSaved')}
        </p>
        <Button size="compact-sm" variant="default" onClick={onSaveAgain}>
          {t('saveAgain')}
        </Button>
      </div>
    );
  }
  const Icon = state === 'saved' ? IconCheck : IconCloudUpload;
  return (
    <p className={styles.saved} data-state={state}>
      <Icon size={15} stroke={1.75} aria-hidden="true" />
      {state === 'saved' ? t('saved') : t('saving')}
    </p>
  );
}
