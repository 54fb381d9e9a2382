// The canvas: where the graph is drawn, and what keys, clipboard and pointer do anywhere on it.
'use client';

import { useReactFlow } from '@xyflow/react';
import { type ClipboardEvent, type FocusEvent, type MouseEvent, memo, useLayoutEffect, useRef, useState } from 'react';
import { useEditorWords } from '../editor-words';
import { type Point, type Size, snap } from '../geometry';
import { isTyping } from '../keymap';
import { useEditor, useEditorActions, useEditorStore } from '../state/use-editor';
import styles from './canvas.module.css';
import { Flow } from './flow';
import { focusStep } from './focus';
import { useUi, useUiStore } from './ui-store';
import { useCanvasKeys } from './use-canvas-keys';
import { useKeptFocus } from './use-kept-focus';

export const Canvas = memo(function Canvas() {
  const { t } = useEditorWords();
  const store = useEditorStore();
  const ui = useUiStore();
  const actions = useEditorActions();
  const flow = useReactFlow();
  const onKey = useCanvasKeys();
  const readOnly = useEditor((state) => state.readOnly);
  const isLinking = useUi((state) => state.linking !== null);
  const pointer = useRef<Point | null>(null);
  const canvas = useRef<HTMLElement>(null);
  const [size, setSize] = useState<Size | null>(null);
  useKeptFocus(canvas);
  useLayoutEffect(() => {
    if (canvas.current) setSize(canvas.current.getBoundingClientRect());
  }, []);

  function onPaneDoubleClick(event: MouseEvent): void {
    if (readOnly || !(event.target instanceof Element) || !event.target.closest('.react-flow__pane')) return;
    const screen = { x: event.clientX, y: event.clientY };
    const at = flow.screenToFlowPosition(screen);
    ui.getState().set({ quickAdd: { screen, place: { x: snap(at.x), y: snap(at.y) } } });
  }

  function onCopy(event: ClipboardEvent, cut: boolean): void {
    if (isTyping(event.target) || String(window.getSelection() ?? '') !== '') return;
    const { selection: chosen } = store.getState();
    const text = actions.copy(chosen.nodes);
    if (text === null) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
    if (cut) actions.remove(chosen.nodes);
  }

  function onPaste(event: ClipboardEvent): void {
    if (isTyping(event.target) || readOnly) return;
    const at = pointer.current && flow.screenToFlowPosition(pointer.current);
    const pasted = actions.paste(event.clipboardData.getData('text/plain'), at ?? undefined);
    if (pasted === null) return;
    event.preventDefault();
    if (pasted[0] !== undefined) focusStep(pasted[0]);
  }

  function onFocus({ target }: FocusEvent): void {
    const focused = target.closest<HTMLElement>('.react-flow__node')?.dataset.id;
    // It stays with the last one: what was opened from there gives the focus back to it.
    if (focused !== undefined) ui.getState().set({ focused });
  }

  return (
    <section
      ref={canvas}
      className={styles.canvas}
      aria-label={t('canvas')}
      aria-describedby="canvas-help"
      data-editor-area="canvas"
      data-linking={isLinking || undefined}
      data-readonly={readOnly || undefined}
      tabIndex={-1}
      onKeyDown={(event) => onKey(event, true)}
      onFocus={onFocus}
      onCopy={(event) => onCopy(event, false)}
      onCut={(event) => onCopy(event, !readOnly)}
      onPaste={onPaste}
      onDoubleClick={onPaneDoubleClick}
      onPointerMove={(event) => {
        pointer.current = { x: event.clientX, y: event.clientY };
      }}
      onPointerLeave={() => {
        pointer.current = null;
      }}
    >
      <p id="canvas-help" className="unseen">
        {t('canvasHelp')}
      </p>
      {size && <Flow size={size} canvas={canvas} />}
    </section>
  );
});
