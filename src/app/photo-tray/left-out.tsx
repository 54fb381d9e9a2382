'use client';
// Files that are not taken, each with the reason and what to do; and photos for which there was no room.
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useWords } from '../../i18n/words';
import styles from './left-out.module.css';
import { MAX_PHOTOS, type Tray } from './tray';
import type { TrayState } from './tray-photo';

export function LeftOutList({ tray, state }: { tray: Tray; state: TrayState }) {
  const t = useTranslations('appView');
  const words = useWords();
  const { leftOut, photos, beyond } = state;
  const refused = photos.flatMap(({ id, name, fault }) => (fault ? [{ id, name, fault }] : []));
  const count = leftOut.length + refused.length;
  if (count === 0 && beyond.length === 0) return null;
  return (
    <div className={styles.box} role="alert">
      {beyond.length > 0 && (
        <p className={styles.beyond}>
          <IconAlertTriangle size={18} aria-hidden="true" />
          {t('beyond', { limit: MAX_PHOTOS, last: photos.at(-1)?.name ?? '', count: beyond.length })}
        </p>
      )}
      {count > 0 && (
        <>
          <div className={styles.head}>
            <p className={styles.title}>
              <IconAlertTriangle size={18} aria-hidden="true" />
              {t('leftOut', { count })}
            </p>
            <Button variant="subtle" size="compact-sm" onClick={tray.forgetLeftOut}>
              {t('forget')}
            </Button>
          </div>
          <ul className={styles.list} tabIndex={count > 6 ? 0 : undefined}>
            {refused.map(({ id, name, fault }) => (
              <li key={id} className={styles.file}>
                <b className={styles.name}>{name}</b> <span>{words.error(fault)}</span>
              </li>
            ))}
            {leftOut.map(({ id, name, reason }) => (
              <li key={id} className={styles.file}>
                <b className={styles.name}>{name}</b>{' '}
                <span>{reason.kind === 'same' ? t('same', { name: reason.as }) : words.error(reason.fault)}</span>
                {reason.kind === 'same' && (
                  <Button variant="subtle" size="compact-sm" onClick={() => tray.takeSame(id)}>
                    {t('takeSame')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
