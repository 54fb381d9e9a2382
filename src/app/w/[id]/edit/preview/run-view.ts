// A run on its canvas: what the steps gave for one of its photos.
'use client';

import { useMemo } from 'react';
import { nodes as registry } from '../../../../../../nodes/registry.generated';
import type { Graph } from '../../../../../core/graph';
import { previewOf, type TriedStep } from '../../../../../editor/preview-of';
import { NO_PREVIEW, type PreviewView } from '../../../../../editor/preview-view';
import type { Outputs } from '../../../../outputs';
import type { Trial } from './use-preview';
import { usePreviewWords } from './use-preview-words';

export type RunPhoto = Outputs['runs']['photos']['items'][number];

export interface ShownRun {
  readonly id: string;
  readonly photos: readonly RunPhoto[];
}

export function useRunView(run: ShownRun | null, graph: Graph, index: number): Trial {
  const words = usePreviewWords();
  const view = useMemo((): PreviewView => {
    const photo = run?.photos[index];
    if (!run || !photo) return NO_PREVIEW;
    const { outputs, error } = photo;
    const steps = graph.nodes.flatMap(({ id }): [string, TriedStep][] => {
      if (error?.nodeId === id) return [[id, { state: 'failed', error }]];
      return outputs[id] || photo.status === 'ok' ? [[id, { state: 'done' }]] : [[id, { state: 'idle' }]];
    });
    const small = `/pictures/runs/${run.id}/${photo.index}/small`;
    return previewOf(graph, registry, { outputs, small, steps: Object.fromEntries(steps) }, words);
  }, [run, graph, index, words]);
  const photos = useMemo(
    () =>
      run?.photos.map((photo) => ({ name: photo.file, small: `/pictures/runs/${run.id}/${photo.index}/small` })) ?? [],
    [run],
  );
  return { view, photos, running: false, error: null };
}
