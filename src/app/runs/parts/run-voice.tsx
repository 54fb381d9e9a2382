'use client';
// Tells of a run to who cannot see the bar: how far it is, at most every five seconds, and how it ended. Stays on the page
// when the bar is gone, or the end would never be said.
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { isOpen } from '../model/run-types';
import { type ShownRun, useProgressWords } from './use-progress-words';

const EVERY_MS = 5_000;

export function RunVoice({ run }: { run: ShownRun }) {
  const t = useTranslations('runs');
  const progress = useProgressWords(run);
  const open = isOpen(run);
  const [said, say] = useState('');
  const last = useRef(0);
  const wasOpen = useRef(open);
  const end = t(`status.${run.status}`);
  useEffect(() => {
    if (!open) {
      if (wasOpen.current) say(end);
      wasOpen.current = false;
      return;
    }
    wasOpen.current = true;
    const wait = Math.max(0, last.current + EVERY_MS - Date.now());
    const timer = setTimeout(() => {
      last.current = Date.now();
      say(progress);
    }, wait);
    return () => clearTimeout(timer);
  }, [open, progress, end]);
  return (
    <p className="unseen" aria-live="polite">
      {said}
    </p>
  );
}
