// How the start page says things: sizes, times, statuses, in words for people.
import type { StartPhoto, StartRun } from '../server/services/read-start';

export const RUN_WORDS: Readonly<Record<StartRun['run']['status'], string>> = {
  queued: 'Waiting for a worker',
  running: 'Running',
  completed: 'Done',
  completed_with_errors: 'Done, some photos failed',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

export const PHOTO_WORDS: Readonly<Record<StartPhoto['status'], string>> = {
  pending: 'waiting',
  running: 'being looked at',
  ok: 'ok',
  skipped: 'skipped',
  failed: 'failed',
  cancelled: 'not looked at',
};

export const STATE_WORDS = {
  ok: 'as expected',
  low: 'fewer than expected',
  high: 'more than expected',
  out: 'something is missing',
} as const;

/** 1 photo, 2 photos. */
export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** 6789 -> "6.6 KB". */
export function size(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  for (; value >= 1024 && unit < units.length - 1; unit++) value /= 1024;
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** 840 -> "0.8 s", 75000 -> "1 min 15 s". */
export function duration(milliseconds: number): string {
  if (milliseconds < 10_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
/** In the time of the machine, which is the one of who sits at it. */
export const moment = (iso: string): string => format.format(new Date(iso));
