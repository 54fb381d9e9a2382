// The draft of the page: read once, changed by the editor, saved by itself, and never replaced unasked while it holds unsaved work.
'use client';

import { useQuery } from '@tanstack/react-query';
import { TRPCClientError } from '@trpc/client';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { type Graph, parseGraph } from '../../../../core/graph';
import type { AppRouter } from '../../../../server/trpc/app-router';
import { type Autosave, type AutosaveState, createAutosave, type SaveOutcome } from '../../../autosave/autosave';
import { dropLocalCopy, keepLocalCopy, type LocalCopy, leftBehind } from '../../../autosave/local-copy';
import type { Outputs } from '../../../outputs';
import { useTRPC, useTRPCClient } from '../../../trpc';

export type Workflow = Outputs['workflows']['get'];

export interface Draft {
  /** What the editor shows; a new object when it was replaced from outside of the editor. */
  readonly document: Graph;
  readonly save: AutosaveState;
  readonly autosave: Autosave;
  /** What the server has, when it is not what the work here began from. */
  readonly theirs: Workflow | null;
  readonly found: LocalCopy | null;
  current(): Graph;
  changed(graph: Graph): void;
  takeTheirs(): void;
  takeFound(): void;
  leaveFound(): void;
}

function outcomeOf(error: unknown): SaveOutcome {
  if (!(error instanceof TRPCClientError)) return { kind: 'refused', error };
  const { data } = error as TRPCClientError<AppRouter>;
  // An answer without our data did not come from us: the line or the server is gone.
  if (!data || data.httpStatus === 503) return { kind: 'away' };
  return data.reason === 'conflict' ? { kind: 'conflict' } : { kind: 'refused', error };
}

export function useDraft(workflow: Workflow, start: Graph, readOnly: boolean): Draft {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const { id } = workflow;
  const [document, setDocument] = useState(start);
  const latest = useRef(start);
  const [found, setFound] = useState<LocalCopy | null>(null);
  const [autosave] = useState(() =>
    createAutosave({
      revision: workflow.revision,
      graph: start,
      async send(graph, revision) {
        try {
          const allowEmpty = graph.nodes.length === 0;
          const saved = await client.workflows.update.mutate({ workflowId: id, revision, graph, ...allow(allowEmpty) });
          return { kind: 'saved', revision: saved.revision };
        } catch (error) {
          return outcomeOf(error);
        }
      },
      keep: (graph, revision) => void keepLocalCopy(id, revision, graph),
      forget: () => dropLocalCopy(id),
    }),
  );
  const save = useStore(autosave.store);

  const replace = useCallback((graph: Graph) => {
    latest.current = graph;
    setDocument(graph);
  }, []);

  const { data: server = workflow, refetch } = useQuery(
    trpc.workflows.get.queryOptions({ workflowId: id }, { initialData: workflow, staleTime: 30_000 }),
  );
  const isNewer = server.revision > save.revision;

  // Somebody else saved and nothing here is unsaved: show what they made.
  useEffect(() => {
    if (!isNewer || save.state !== 'saved') return;
    const { graph } = parseGraph(server.graph);
    if (!graph) return;
    autosave.rebase(graph, server.revision);
    replace(graph);
  }, [isNewer, save.state, server, autosave, replace]);

  useEffect(() => {
    if (save.state === 'conflict') void refetch();
  }, [save.state, refetch]);

  useEffect(() => {
    if (!readOnly) setFound(unsaved(leftBehind(id), start));
  }, [id, readOnly, start]);

  useEffect(() => {
    const leaving = (): void => {
      if (window.document.visibilityState === 'hidden') void autosave.flush();
    };
    const back = (): void => void autosave.flush();
    window.document.addEventListener('visibilitychange', leaving);
    window.addEventListener('online', back);
    return () => {
      window.document.removeEventListener('visibilitychange', leaving);
      window.removeEventListener('online', back);
      void autosave.flush().then(autosave.stop);
    };
  }, [autosave]);

  return useMemo(
    () => ({
      document,
      save,
      autosave,
      theirs: save.state === 'conflict' && isNewer ? server : null,
      found,
      current: () => latest.current,
      changed(graph) {
        latest.current = graph;
        autosave.changed(graph);
      },
      takeTheirs() {
        const { graph } = parseGraph(server.graph);
        if (!graph) return;
        autosave.rebase(graph, server.revision);
        replace(graph);
      },
      takeFound() {
        if (!found) return;
        replace(found.graph);
        autosave.changed(found.graph);
        dropLocalCopy(id, found.key);
        setFound(null);
      },
      leaveFound() {
        if (found) dropLocalCopy(id, found.key);
        setFound(null);
      },
    }),
    [document, save, autosave, isNewer, server, found, id, replace],
  );
}

const unsaved = (copy: LocalCopy | null, start: Graph): LocalCopy | null =>
  copy && JSON.stringify(copy.graph) !== JSON.stringify(start) ? copy : null;

/** Only an edit empties a graph here, for nothing is saved that was not loaded. */
const allow = (allowEmpty: boolean): { allowEmpty?: true } => (allowEmpty ? { allowEmpty: true } : {});
