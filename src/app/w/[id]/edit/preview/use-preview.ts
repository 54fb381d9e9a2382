// The trial run beside the editor: asked for a moment after an edit, given up when something newer comes, shown on the canvas.
'use client';

import { replaceEqualDeep } from '@tanstack/react-query';
import { TRPCClientError } from '@trpc/client';
import { useEffect, useMemo, useRef, useState } from 'react';
import { nodes as registry } from '../../../../../../nodes/registry.generated';
import type { Graph } from '../../../../../core/graph';
import type { ModelIndex } from '../../../../../core/plan';
import { changedSteps } from '../../../../../editor/changed-steps';
import { previewOf } from '../../../../../editor/preview-of';
import { NO_PREVIEW, type PreviewView, type StepView } from '../../../../../editor/preview-view';
import { whenIdle } from '../../../../../editor/when-idle';
import { tabId } from '../../../../autosave/local-copy';
import { useReachable } from '../../../../connection';
import type { Outputs } from '../../../../outputs';
import { useTRPCClient } from '../../../../trpc';
import { latestQuestion } from './latest-question';
import type { Samples } from './samples';
import { usePreviewWords } from './use-preview-words';
import { type Recount, useRecount } from './use-recount';

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

/** How long a newer question rests before an older one is given up for it. */
const PATIENCE_MS = 120;

interface Question {
  readonly photos: { readonly template: string } | { readonly run: string } | string[];
  readonly upTo: string | undefined;
}

export function usePreview(options: {
  readonly graph: Graph;
  readonly samples: Samples | null;
  readonly index: number;
  readonly upTo: string | undefined;
  readonly models: ModelIndex;
}): Trial {
  const { graph, samples, index, upTo, models } = options;
  const client = useTRPCClient();
  const words = usePreviewWords();
  const [seen, setSeen] = useState<Seen | null>(null);
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const latest = useRef(graph);
  latest.current = graph;
  const { nodes, edges } = graph;

  const [line] = useState(() =>
    latestQuestion<Question>(async ({ photos, upTo: last }, signal) => {
      const asked = latest.current;
      setRunning(true);
      try {
        const question = { graph: asked, photos, session: tabId(), ...(last === undefined ? {} : { upTo: last }) };
        const answer = await client.previews.run.mutate(question, { signal });
        if (signal.aborted) return;
        setSeen({ answer, graph: asked, upTo: last });
        setError(null);
      } catch (failure) {
        if (signal.aborted || (failure instanceof TRPCClientError && failure.cause?.name === 'AbortError')) return;
        setError(failure);
      }
      setRunning(false);
    }, PATIENCE_MS),
  );
  useEffect(() => line.stop, [line]);

  // What nobody answered is asked again when somebody does.
  const reachable = useReachable();
  const [answered, setAnswered] = useState(0);
  const failed = useRef(false);
  failed.current = error !== null;
  useEffect(() => {
    if (reachable && failed.current) setAnswered((times) => times + 1);
  }, [reachable]);

  // First the canvas is drawn: the worker's answer comes from the same processor, as a rule.
  const [drawn, setDrawn] = useState(false);
  useEffect(() => whenIdle(() => setDrawn(true)), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step that only moved gives what it gave
  useEffect(() => {
    if (!drawn) return;
    if (!samples || samples.kind === 'run' || nodes.length === 0) return line.stop();
    line.ask({ photos: photosOf(samples), upTo });
  }, [drawn, line, nodes, edges, samples, upTo, answered]);

  const recount = useRecount({ seen, outputs: seen?.answer.photos[index]?.outputs, graph, models });
  const made = useMemo(
    () => viewOf({ seen, graph, index, running, words, recount }),
    [seen, graph, index, running, words, recount],
  );
  // What is as it was keeps its very object, so that only steps that show something else are drawn anew.
  const shown = useRef(made);
  const view = useMemo(() => replaceEqualDeep(shown.current, made), [made]);
  shown.current = view;
  const photos = seen?.answer.photos ?? [];
  return { view, photos, running, error };
}

function photosOf(samples: Exclude<Samples, { kind: 'run' }>): Question['photos'] {
  if (samples.kind === 'template') return { template: samples.template };
  return samples.kind === 'ofRun' ? { run: samples.run } : samples.photos.map(({ id }) => id);
}

function viewOf({
  seen,
  graph,
  index,
  running,
  words,
  recount,
}: {
  readonly seen: Seen | null;
  readonly graph: Graph;
  readonly index: number;
  readonly running: boolean;
  readonly words: ReturnType<typeof usePreviewWords>;
  readonly recount: Recount | null;
}): PreviewView {
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
  const outputs = recount ? { ...photo.outputs, ...recount.outputs } : photo.outputs;
  const view = previewOf(graph, registry, { outputs, small: photo.small, steps }, words);
  const stale = recount?.missing ?? changedSteps(seen.graph, graph);
  if (stale.size === 0) return view;
  const nodes = Object.entries(view.nodes).map(([id, step]): [string, StepView] => [
    id,
    stale.has(id) ? { ...step, state: running ? 'running' : 'stale', cached: false } : step,
  ]);
  return { ...view, nodes: Object.fromEntries(nodes) };
}
