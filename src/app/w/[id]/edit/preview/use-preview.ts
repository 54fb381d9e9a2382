// The trial run beside the editor: asked for a moment after an edit, given up when something newer comes, shown on the canvas.
'use client';

import { TRPCClientError } from '@trpc/client';
import { useEffect, useMemo, useRef, useState } from 'react';
import { nodes as registry } from '../../../../../../nodes/registry.generated';
import type { Graph } from '../../../../../core/graph';
import { changedSteps } from '../../../../../editor/changed-steps';
import { previewOf } from '../../../../../editor/preview-of';
import { NO_PREVIEW, type PreviewView, type StepView } from '../../../../../editor/preview-view';
import { tabId } from '../../../../autosave/local-copy';
import type { Outputs } from '../../../../outputs';
import { useTRPCClient } from '../../../../trpc';
import type { Samples } from './samples';
import { usePreviewWords } from './use-preview-words';

type Answer = Outputs['previews']['run'];

interface Seen {
  readonly answer: Answer;
  /** What it was asked about. */
  readonly graph: Graph;
  readonly upTo: string | undefined;
}

export interface Trial {
  readonly view: PreviewView;
  readonly photos: readonly { readonly name: string; readonly small: string }[];
  readonly running: boolean;
  readonly error: unknown;
}

/** Long enough that a burst of edits is one question, short enough to feel at once. */
const QUIET_MS = 120;

export function usePreview(options: {
  readonly graph: Graph;
  readonly samples: Samples | null;
  readonly index: number;
  readonly upTo: string | undefined;
}): Trial {
  const { graph, samples, index, upTo } = options;
  const client = useTRPCClient();
  const words = usePreviewWords();
  const [seen, setSeen] = useState<Seen | null>(null);
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const latest = useRef(graph);
  latest.current = graph;
  const { nodes, edges } = graph;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a step that only moved gives what it gave
  useEffect(() => {
    if (!samples || samples.kind === 'run' || nodes.length === 0) return;
    const stop = new AbortController();
    const timer = setTimeout(() => void ask(), QUIET_MS);

    async function ask(): Promise<void> {
      if (!samples || samples.kind === 'run') return;
      const asked = latest.current;
      setRunning(true);
      try {
        const photos =
          samples.kind === 'template' ? { template: samples.template } : samples.photos.map(({ id }) => id);
        const question = { graph: asked, photos, session: tabId(), ...(upTo === undefined ? {} : { upTo }) };
        const answer = await client.previews.run.mutate(question, { signal: stop.signal });
        if (stop.signal.aborted) return;
        setSeen({ answer, graph: asked, upTo });
        setError(null);
      } catch (failure) {
        if (stop.signal.aborted || (failure instanceof TRPCClientError && failure.cause?.name === 'AbortError')) return;
        setError(failure);
      }
      setRunning(false);
    }
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [client, nodes, edges, samples, upTo]);

  const view = useMemo(() => viewOf(seen, graph, index, running, words), [seen, graph, index, running, words]);
  const photos = seen?.answer.photos ?? [];
  return { view, photos, running, error };
}

function viewOf(
  seen: Seen | null,
  graph: Graph,
  index: number,
  running: boolean,
  words: ReturnType<typeof usePreviewWords>,
): PreviewView {
  const photo = seen?.answer.photos[index];
  if (!seen || !photo) return NO_PREVIEW;
  const { error } = photo;
  // "Unchanged" tells something only beside steps that were run again.
  const all = Object.values(seen.answer.steps).every(({ cached }) => cached);
  const steps = Object.fromEntries(
    Object.entries(seen.answer.steps).map(([id, step]) => {
      const failed = error?.nodeId === id || step.state === 'failed';
      const state = failed ? ('failed' as const) : step.state === 'done' ? ('done' as const) : ('idle' as const);
      const why = error?.nodeId === id ? error : step.error;
      return [id, { state, cached: step.cached && !all, ...(failed && why ? { error: why } : {}) }];
    }),
  );
  const view = previewOf(graph, registry, { outputs: photo.outputs, small: photo.small, steps }, words);
  const stale = changedSteps(seen.graph, graph);
  if (stale.size === 0) return view;
  const nodes = Object.entries(view.nodes).map(([id, step]): [string, StepView] => [
    id,
    stale.has(id) ? { ...step, state: running ? 'running' : 'stale', cached: false } : step,
  ]);
  return { ...view, nodes: Object.fromEntries(nodes) };
}
