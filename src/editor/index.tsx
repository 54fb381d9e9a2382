// The graph editor as one component: a document and the kinds of steps in, changes out. Knows no server, no page and no concrete kind of step.
'use client';

import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconTopologyStar3 } from '@tabler/icons-react';
import { ReactFlowProvider } from '@xyflow/react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Graph } from '../core/graph';
import type { NodeRegistry } from '../core/node';
import type { Problem } from '../core/problems';
import type { ModelChoice } from '../fields/model-choice';
import { Canvas } from './canvas/canvas';
import { stepElement } from './canvas/focus';
import { NodeMenu } from './canvas/node-menu';
import { NoteDialog } from './canvas/note-dialog';
import { QuickAdd } from './canvas/quick-add';
import { RefusalCard, RefusalTip } from './canvas/refusal';
import { UiProvider, useUi, useUiStore } from './canvas/ui-store';
import { useCanvasKeys, useKeysWithoutFocus } from './canvas/use-canvas-keys';
import { FindDialog } from './dialogs/find-dialog';
import { ShortcutSheet } from './dialogs/shortcut-sheet';
import styles from './editor.module.css';
import { EditorWordsProvider, useEditorWords } from './editor-words';
import { HintLayer } from './hints/hint-layer';
import { Later } from './later';
import { LiveRegion } from './live-region';
import { Outline } from './outline/outline';
import { Palette } from './palette/palette';
import { Panel } from './panel/panel';
import { NO_PREVIEW, type PreviewView } from './preview-view';
import { ProblemsList } from './problems/problems-list';
import { createEditorStore, type EditorStore } from './state/create-store';
import { EditorProvider, useEditor, useEditorStore } from './state/use-editor';
import { useView, ViewProvider } from './state/view';

export interface EditorProps {
  readonly document: Graph;
  readonly registry: NodeRegistry;
  readonly models: readonly ModelChoice[];
  readonly readOnly?: boolean;
  readonly preview?: PreviewView;
  /** Above the canvas. */
  readonly toolbar?: ReactNode;
  /** What `check` finds in `document`, where that is known already. */
  readonly problems?: readonly Problem[];
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
    store.getState().actions.replaceDocument(document, { fresh: store.getState().readOnly });
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

function Inside(props: EditorProps) {
  const { models, preview = NO_PREVIEW, check, toolbar, onRun, onRunTo, onSave } = props;
  const problems = useProblems(check, props.problems);
  const view = useMemo(
    () => ({ models, preview, problems, onRun, onRunTo, onSave }),
    [models, preview, problems, onRun, onRunTo, onSave],
  );
  return (
    <ViewProvider view={view}>
      <EditorWordsProvider>
        <UiProvider>
          <ReactFlowProvider>
            <Layout toolbar={toolbar} />
          </ReactFlowProvider>
        </UiProvider>
      </EditorWordsProvider>
    </ViewProvider>
  );
}

/** The graph is judged a moment after an edit, and not at all for a mere move. */
function useProblems(
  check: (graph: Graph) => readonly Problem[],
  known: readonly Problem[] | undefined,
): readonly Problem[] {
  const graph = useEditor((state) => state.graph);
  const [problems, setProblems] = useState<readonly Problem[]>(() => known ?? check(graph));
  const { nodes, edges } = graph;
  const judged = useRef({ check, nodes, edges });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the layout cannot be wrong
  useEffect(() => {
    const last = judged.current;
    if (last.check === check && last.nodes === nodes && last.edges === edges) return;
    judged.current = { check, nodes, edges };
    const timer = setTimeout(() => setProblems(check(graph)), 60);
    return () => clearTimeout(timer);
  }, [check, nodes, edges]);
  return problems;
}

/** Narrower than this, a canvas is no place to work: the outline takes its place. */
const PHONE = '(max-width: 760px)';

function Layout({ toolbar }: Pick<EditorProps, 'toolbar'>) {
  const { t } = useEditorWords();
  const readOnly = useEditor((state) => state.readOnly);
  const asList = useUi((state) => state.asList);
  const dialog = useUi((state) => state.dialog);
  const ui = useUiStore();
  const narrow = useMediaQuery(PHONE) ?? false;
  const store = useEditorStore();
  const onKey = useCanvasKeys();
  useKeysWithoutFocus(onKey);
  const close = () => ui.getState().set({ dialog: null });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that work everywhere in the editor bubble up to here
    <div className={styles.editor} onKeyDown={(event) => onKey(event, false)}>
      {toolbar}
      {narrow || asList ? (
        <div className={styles.list} data-editor-area="canvas">
          {!narrow && (
            <Button
              variant="default"
              className={styles.back}
              leftSection={<IconTopologyStar3 size={17} aria-hidden="true" />}
              onClick={() => ui.getState().set({ asList: false })}
            >
              {t('asCanvas')}
            </Button>
          )}
          <Outline />
        </div>
      ) : (
        <div className={styles.middle}>
          {!readOnly && <Palette />}
          <div className={styles.centre}>
            <Canvas />
            <ProblemsArea />
          </div>
          <aside
            className={styles.side}
            aria-label={t('settings')}
            data-editor-area="settings"
            onKeyDown={(event) => {
              const [selected] = store.getState().selection.nodes;
              if (event.key !== 'Escape' || event.defaultPrevented || !selected) return;
              // At once: the next key may come before the next frame.
              stepElement(selected)?.focus({ preventScroll: true });
            }}
          >
            <Panel />
          </aside>
        </div>
      )}
      <QuickAdd />
      <NodeMenu />
      <NoteDialog />
      <RefusalTip />
      <RefusalCard />
      <Later opened={dialog === 'find'}>{(opened) => <FindDialog opened={opened} onClose={close} />}</Later>
      <Later opened={dialog === 'sheet'}>{(opened) => <ShortcutSheet opened={opened} onClose={close} />}</Later>
      <HintLayer />
      <LiveRegion />
    </div>
  );
}

function ProblemsArea() {
  const some = useView((view) => view.problems.length > 0);
  const empty = useEditor((state) => state.graph.nodes.length === 0);
  if (!some || empty) return null;
  return (
    <div className={styles.problems} data-editor-area="problems">
      <ProblemsList />
    </div>
  );
}
