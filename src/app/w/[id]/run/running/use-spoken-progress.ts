'use client';
// What is said of a run to who cannot see the bar: at most every five seconds, and its end. Knows no server.
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';

const EVERY_MS = 5_000;

export function useSpokenProgress(
  { status, images }: { readonly status: string; readonly images: { readonly total: number } },
  done: number,
  open: boolean,
): string {
  const t = useTranslations('appView.progress');
  const [spoken, setSpoken] = useState('');
  const last = useRef(0);
  const sentence = open
    ? t('done', { done, total: images.total })
    : t(status === 'failed' ? 'failed' : status === 'cancelled' ? 'cancelled' : 'finished');

  useEffect(() => {
    const wait = open ? Math.max(0, last.current + EVERY_MS - Date.now()) : 0;
    const timer = setTimeout(() => {
      last.current = Date.now();
      setSpoken(sentence);
    }, wait);
    return () => clearTimeout(timer);
  }, [sentence, open]);
  return spoken;
}
