'use client';
// The limit that the slider moves: what the run was made with, and what is tried at the moment, kept in the address.
import { useMemo } from 'react';
import type { Plan } from '../../../core/plan';
import type { ResultView } from '../../../core/result-view';
import type { ViewerLimit } from '../../../photo/viewer/viewer-types';
import { limitBefore, settingOf, wantedLabels } from '../model/stored-values';
import type { UrlState } from '../parts/use-url-state';

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
  if (usual === null || usual === undefined) return null;
  const asked = Number(url.get('sure') ?? Number.NaN);
  const value = asked >= min && asked <= 1 ? asked : usual;
  const trial = Math.abs(value - usual) > 0.0005;
  return {
    value,
    usual,
    min,
    trial,
    labels,
    onChange: (next) => url.set({ sure: Math.abs(next - usual) > 0.0005 ? String(next) : null }),
  };
}
