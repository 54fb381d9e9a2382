'use client';
// Offers back what was changed here and never reached the server, after a crash or a reload.

import { Button } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { moment } from '../../../../format';
import styles from '../edit-page.module.css';
import type { Draft } from '../use-draft';

export function FoundLine({ draft }: { readonly draft: Draft }) {
  const t = useTranslations('editPage.found');
  const locale = useLocale();
  const { found } = draft;
  if (!found) return null;
  return (
    <div className={styles.found} role="status">
      <span>{t('text', { time: moment(found.at, locale) })}</span>
      <Button size="compact-sm" onClick={draft.takeFound}>
        {t('take')}
      </Button>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={draft.leaveFound}>
        {t('leave')}
      </Button>
    </div>
  );
}
