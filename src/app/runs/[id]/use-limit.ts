'use client';
// The limit that the slider moves: what the run was made with, and what is tried at the moment, kept in the address.
import { useDebouncedCallback } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import type { Plan } from '../../../core/plan';
import type { ResultView } from '../../../core/result-view';
import type { ViewerLimit } from '../../../photo/viewer/viewer-types';
import { limitBefore, settingOf, wantedLabels } from '../model/stored-values';
import type { UrlState } from '../parts/use-url-state';

const KEEP_MS = 250;

export interface Limit extends ViewerLimit {
  /** Another than that of the run. */
  readonly trial: boolean;
  /** Kinds the step was told to look for. */
  readonly labels: readonly string[];
}

/** Null where no setting decides what counts. */
export function useLimit(plan: Plan, view: ResultView, url: UrlState): Limit | null {
  const usual = view.limit && settingOf(plan, view.limit.nodeId, view.limit.field);
  const min = useMemo(() => (view.limit ? limitBefore(plan, view.limit) : 0), [plan, view]);
  const labels = useMemo(() => (view.limit ? wantedLabels(plan, view.limit.nodeId) : []), [plan, view]);
  // The address follows a moment later: it is too slow for a thumb that moves.
  const [asked, ask] = useState(() => Number(url.get('sure') ?? Number.NaN));
  const keep = useDebouncedCallback((sure: string | null) => url.set({ sure }), KEEP_MS);
  if (usual === null || usual === undefined) return null;
  const value = asked >= min && asked <= 1 ? asked : usual;
  const trial = Math.abs(value - usual) > 0.0005;
  return {
    value,
    usual,
    min,
    trial,
    labels,
    onChange: (next) => {
      ask(next);
      keep(Math.abs(next - usual) > 0.0005 ? String(next) : null);
    },
  };
}
