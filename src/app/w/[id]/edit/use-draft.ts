// The draft of the page: read once, changed by the editor, saved by itself, and never replaced unasked while it holds unsaved work.
'use client';

import { useQuery } from '@tanstack/react-query';
import { TRPCClientError } from '@trpc/client';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { type Graph, parseGraph } from '../../../../core/graph';
import type { AppRouter } from '../../../../server/trpc/app-router';
import {
  type Autosave,
  type AutosaveState,
  createAutosave,
  type Saved,
  type SaveOutcome,
} from '../../../autosave/autosave';
import { type LocalCopy, openLocalPlace, tabId } from '../../../autosave/local-copy';
import type { Outputs } from '../../../outputs';
import { useTRPC, useTRPCClient } from '../../../trpc';
import { type FoundWork, useLeftBehind } from './use-left-behind';

export type Workflow = Outputs['workflows']['get'];

export interface Draft extends FoundWork {
  /** What the editor shows; a new object when it was replaced from outside of the editor. */
  readonly document: Graph;
  readonly save: AutosaveState;
  readonly autosave: Autosave;
  /** What the server has, when it is not what the work here began from. */
  readonly theirs: Workflow | null;
  current(): Graph;
  changed(graph: Graph): void;
  takeTheirs(): void;
}

function outcomeOf(error: unknown): SaveOutcome {
  if (!(error instanceof TRPCClientError)) return { kind: 'refused', error };
  const { data } = error as TRPCClientError<AppRouter>;
  // An answer without our data did not come from us: the line or the server is gone, or the database is while it saves.
  if (!data || data.httpStatus === 503) return { kind: 'away', answered: false };
  if (data.httpStatus >= 500) return { kind: 'away', answered: true };
  return data.reason === 'conflict' ? { kind: 'conflict', current: null } : { kind: 'refused', error };
}

function asSaved({ graph: json, revision }: Pick<Workflow, 'graph' | 'revision'>): Saved | null {
  const { graph } = parseGraph(json);
  return graph && { graph, revision };
}

/** No answer in this time is none; what was sent is then sent again. */
const PATIENCE_MS = 20_000;

export interface DraftOptions {
  readonly readOnly: boolean;
  /** False for a graph that is not the draft. */
  readonly follows: boolean;
}

export function useDraft(workflow: Workflow, start: Graph, { readOnly, follows }: DraftOptions): Draft {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const { id } = workflow;
  const [document, setDocument] = useState(start);
  const latest = useRef(start);
  const [place] = useState(() => openLocalPlace(id));
  const [autosave] = useState(() =>
    createAutosave({
      revision: workflow.revision,
      graph: start,
      async send(graph, revision) {
        try {
          const change = { workflowId: id, revision, graph, tab: tabId(), ...allow(graph.nodes.length === 0) };
          const saved = await client.workflows.update.mutate(change, { signal: AbortSignal.timeout(PATIENCE_MS) });
          return { kind: 'saved', ...(asSaved(saved) ?? { graph, revision: saved.revision }) };
        } catch (error) {
          const outcome = outcomeOf(error);
          if (outcome.kind !== 'conflict') return outcome;
          // Without an answer the choice is put to whoever edits, as soon as there is one.
          const current = await client.workflows.get.query({ workflowId: id }).catch(() => null);
          return { kind: 'conflict', current: current && asSaved(current) };
        }
      },
      keep: place.keep,
      forget: place.forget,
    }),
  );
  const save = useStore(autosave.store);

  const replace = useCallback((graph: Graph) => {
    latest.current = graph;
    setDocument(graph);
  }, []);

  const { data, refetch, dataUpdatedAt } = useQuery(
    trpc.workflows.get.queryOptions(
      { workflowId: id },
      { staleTime: 30_000, enabled: follows, ...(follows ? { initialData: workflow } : {}) },
    ),
  );
  const server = (follows && data) || workflow;
  const isNewer = server.revision > save.revision;

  // Somebody else saved and nothing here is unsaved: show what they made.
  useEffect(() => {
    if (save.state !== 'saved') return;
    // That was drawn a moment ago; an edit may have come since.
    const { state, revision } = autosave.store.getState();
    if (state !== 'saved' || server.revision <= revision) return;
    const { graph } = parseGraph(server.graph);
    if (!graph) return;
    autosave.rebase(graph, server.revision);
    replace(graph);
  }, [server, save.state, autosave, replace]);

  useEffect(() => {
    if (save.state === 'conflict') void refetch();
  }, [save.state, refetch]);

  // What was refused may fit what is there now, as when a deleted workflow was brought back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time it was read again
  useEffect(() => {
    if (autosave.store.getState().state === 'refused') void autosave.flush();
  }, [dataUpdatedAt, autosave]);

  useEffect(() => {
    place.hold();
    const leaving = (): void => {
      if (window.document.visibilityState === 'hidden') void autosave.flush();
    };
    const back = (): void => void autosave.flush();
    const unload = (event: BeforeUnloadEvent): void => {
      const { state, kept } = autosave.store.getState();
      if (state !== 'saved' && !kept) event.preventDefault();
    };
    window.document.addEventListener('visibilitychange', leaving);
    window.addEventListener('online', back);
    window.addEventListener('beforeunload', unload);
    return () => {
      window.document.removeEventListener('visibilitychange', leaving);
      window.removeEventListener('online', back);
      window.removeEventListener('beforeunload', unload);
      void autosave.flush().then(() => {
        autosave.stop();
        place.release();
      });
    };
  }, [autosave, place]);

  const current = useCallback(() => latest.current, []);
  const changed = useCallback(
    (graph: Graph) => {
      latest.current = graph;
      autosave.changed(graph);
    },
    [autosave],
  );
  const bringBack = useCallback(
    (work: Pick<LocalCopy, 'graph' | 'sent'>) => {
      replace(work.graph);
      autosave.resume(work);
    },
    [replace, autosave],
  );
  const foundWork = useLeftBehind({ workflowId: id, current, autosave, readOnly, bringBack });

  return useMemo(
    () => ({
      document,
      save,
      autosave,
      theirs: save.state === 'conflict' && isNewer ? server : null,
      current,
      changed,
      takeTheirs() {
        const { graph } = parseGraph(server.graph);
        if (!graph) return;
        autosave.rebase(graph, server.revision);
        replace(graph);
      },
      ...foundWork,
    }),
    [document, save, autosave, isNewer, server, foundWork, current, changed, replace],
  );
}

/** Only an edit empties a graph here, for nothing is saved that was not loaded. */
const allow = (allowEmpty: boolean): { allowEmpty?: true } => (allowEmpty ? { allowEmpty: true } : {});
