// Which runs are listed, read from the address. Words that mean nothing are left out. Pure.
import type { RunStatus } from '../model/run-types';

export const STATUS_FILTERS = {
  open: ['queued', 'running'],
  done: ['completed', 'completed_with_errors'],
  failed: ['failed', 'completed_with_errors'],
  stopped: ['cancelled'],
} as const satisfies Readonly<Record<string, readonly RunStatus[]>>;
export type StatusFilter = keyof typeof STATUS_FILTERS;
export const TIMES = { day: 1, week: 7, month: 30 } as const;
export type Time = keyof typeof TIMES;
export const SOURCES = ['app', 'api', 'template'] as const;
export type Source = (typeof SOURCES)[number];

const DAY_MS = 86_400_000;

export interface RunFilters {
  readonly statuses?: RunStatus[];
  readonly workflowId?: string;
  readonly source?: Source;
  /** ISO 8601, whole minutes: the same question within a minute is the same to the cache. */
  readonly since?: string;
  readonly text?: string;
}

type Ask = (name: string) => string | null;

export const statusFilter = (ask: Ask): StatusFilter | null =>
  oneOf(Object.keys(STATUS_FILTERS) as StatusFilter[], ask('status'));
export const timeFilter = (ask: Ask): Time | null => oneOf(Object.keys(TIMES) as Time[], ask('time'));
export const sourceFilter = (ask: Ask): Source | null => oneOf(SOURCES, ask('source'));

export function filtersOf(ask: Ask, now: Date): RunFilters {
  const status = statusFilter(ask);
  const time = timeFilter(ask);
  const source = sourceFilter(ask);
  const workflowId = ask('workflow')?.slice(0, 100);
  const text = ask('text')?.slice(0, 300);
  return {
    ...(status ? { statuses: [...STATUS_FILTERS[status]] } : {}),
    ...(workflowId ? { workflowId } : {}),
    ...(source ? { source } : {}),
    ...(time ? { since: since(now, TIMES[time]) } : {}),
    ...(text ? { text } : {}),
  };
}

function since(now: Date, days: number): string {
  const minute = Math.floor(now.getTime() / 60_000) * 60_000;
  return new Date(minute - days * DAY_MS).toISOString();
}

const oneOf = <T extends string>(words: readonly T[], word: string | null): T | null =>
  words.find((each) => each === word) ?? null;
