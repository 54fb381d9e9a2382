// The graph editor as one component: a document and the kinds of steps in, changes out. Knows no server, no page and no concrete kind of step.
'use client';

import { ReactFlowProvider } from '@xyflow/react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Graph } from '../core/graph';
import type { NodeRegistry } from '../core/node';
import type { Problem } from '../core/problems';
import type { ModelChoice } from '../fields/model-choice';
import { Canvas } from './canvas/canvas';
import { NodeMenu } from './canvas/node-menu';
import { NoteDialog } from './canvas/note-dialog';
import { QuickAdd } from './canvas/quick-add';
import { RefusalCard, RefusalTip } from './canvas/refusal';
import { UiProvider } from './canvas/ui-store';
import { useCanvasKeys } from './canvas/use-canvas-keys';
import styles from './editor.module.css';
import { EditorWordsProvider } from './editor-words';
import { LiveRegion } from './live-region';
import { Palette } from './palette/palette';
import { NO_PREVIEW, type PreviewView } from './preview-view';
import { createEditorStore, type EditorStore } from './state/create-store';
import { EditorProvider, useEditor } from './state/use-editor';
import { ViewProvider } from './state/view';

export interface EditorProps {
  readonly document: Graph;
  readonly registry: NodeRegistry;
  readonly models: readonly ModelChoice[];
  readonly readOnly?: boolean;
  readonly preview?: PreviewView;
  /** Above the canvas. */
  readonly toolbar?: ReactNode;
  /** Right of the canvas; the settings of what is selected when left out. */
  readonly side?: ReactNode;
  check(graph: Graph): readonly Problem[];
  onChange(graph: Graph): void;
  onRunTo?(nodeId: string): void;
  onRun?(): void;
  onSave?(): void;
}

export function Editor(props: EditorProps) {
  const { document, registry, readOnly = false, onChange } = props;
  const [store] = useState(() => createEditorStore({ graph: document, registry, readOnly }));
  useDocument(store, document, onChange);
  useEffect(() => store.getState().actions.setReadOnly(readOnly), [store, readOnly]);
  return (
    <EditorProvider store={store}>
      <Inside {...props} />
    </EditorProvider>
  );
}

/** Tells what was changed here, and takes over a document that was changed elsewhere. */
function useDocument(store: EditorStore, document: Graph, onChange: (graph: Graph) => void): void {
  const told = useRef(document);
  const tell = useRef(onChange);
  useEffect(() => {
    tell.current = onChange;
  }, [onChange]);
  useEffect(() => {
    if (document === told.current) return;
    told.current = document;
    store.getState().actions.replaceDocument(document, { fresh: true });
  }, [store, document]);
  useEffect(
    () =>
      store.subscribe(({ graph }) => {
        if (graph === told.current) return;
        told.current = graph;
        tell.current(graph);
      }),
    [store],
  );
}

function Inside({ models, preview = NO_PREVIEW, check, toolbar, side, onRun, onRunTo, onSave }: EditorProps) {
  const problems = useProblems(check);
  const view = useMemo(
    () => ({ models, preview, problems, onRun, onRunTo, onSave }),
    [models, preview, problems, onRun, onRunTo, onSave],
  );
  return (
    <ViewProvider view={view}>
      <EditorWordsProvider>
        <UiProvider>
          <ReactFlowProvider>
            <Layout toolbar={toolbar} side={side} />
          </ReactFlowProvider>
        </UiProvider>
      </EditorWordsProvider>
    </ViewProvider>
  );
}

/** The graph is judged a moment after an edit, and not at all for a mere move. */
function useProblems(check: (graph: Graph) => readonly Problem[]): readonly Problem[] {
  const graph = useEditor((state) => state.graph);
  const [problems, setProblems] = useState<readonly Problem[]>(() => check(graph));
  const { nodes, edges } = graph;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the layout cannot be wrong
  useEffect(() => {
    const timer = setTimeout(() => setProblems(check(graph)), 60);
    return () => clearTimeout(timer);
  }, [check, nodes, edges]);
  return problems;
}

function Layout({ toolbar, side }: Pick<EditorProps, 'toolbar' | 'side'>) {
  const readOnly = useEditor((state) => state.readOnly);
  const onKey = useCanvasKeys();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that work everywhere in the editor bubble up to here
    <div className={styles.editor} onKeyDown={(event) => onKey(event, false)}>
      {toolbar}
      <div className={styles.middle}>
        {!readOnly && <Palette />}
        <Canvas />
        {side}
      </div>
      <QuickAdd />
      <NodeMenu />
      <NoteDialog />
      <RefusalTip />
      <RefusalCard />
      <LiveRegion />
    </div>
  );
}
