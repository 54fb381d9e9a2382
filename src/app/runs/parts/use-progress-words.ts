'use client';
// How far a run is, in one line of words.
import { useLocale, useTranslations } from 'next-intl';
import { duration } from '../../format';
import type { RunDetail } from '../model/run-types';

export type ShownRun = Pick<RunDetail, 'id' | 'status' | 'images' | 'queuePosition' | 'etaMs'>;

export function useProgressWords({ status, images, queuePosition, etaMs }: ShownRun): string {
  const t = useTranslations('runs');
  const locale = useLocale();
  if (status === 'queued') return queuePosition ? t('inQueue', { count: queuePosition }) : t('startsSoon');
  const { total, ok, skipped, failed } = images;
  const far = t('doneOf', { done: ok + skipped + failed, total });
  return etaMs === null ? far : `${far}, ${t('timeLeft', { time: duration(Math.max(1_000, etaMs), locale) })}`;
}
