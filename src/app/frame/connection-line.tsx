'use client';
// Says when the server or the network is gone, and when it is back. Nothing is lost meanwhile: who edits keeps a local copy.
import { useNetwork } from '@mantine/hooks';
import { IconCheck, IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useReachable } from '../connection';
import styles from './shell.module.css';

/** A page that is just being left, or a server that restarts at once, is no news. */
const PATIENCE_MS = 1_500;
const BACK_MS = 4_000;

export function ConnectionLine() {
  const t = useTranslations('frame');
  const { online } = useNetwork();
  const away = !useReachable();
  const [shown, setShown] = useState<'away' | 'back' | null>(null);

  useEffect(() => {
    if (away) {
      const timer = setTimeout(() => setShown('away'), PATIENCE_MS);
      return () => clearTimeout(timer);
    }
    setShown((before) => (before === 'away' ? 'back' : before));
    const timer = setTimeout(() => setShown(null), BACK_MS);
    return () => clearTimeout(timer);
  }, [away]);

  return (
    <div role="status" className={styles.connection} data-shown={shown}>
      {shown === 'away' && (
        <>
          <IconPlugConnectedX size={18} aria-hidden="true" />
          {online ? t('connectionLost') : t('offline')}
        </>
      )}
      {shown === 'back' && (
        <>
          <IconCheck size={18} aria-hidden="true" />
          {t('connectionBack')}
        </>
      )}
    </div>
  );
}
