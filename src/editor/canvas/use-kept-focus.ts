// The focus stays on the canvas when the step that had it goes away, by undo, redo or deleting: keys would reach nothing otherwise.
'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { useEditor } from '../state/use-editor';
import { stepElement } from './focus';

/** What an empty canvas offers to begin with. */
const BEGIN = '[data-begin]';

export function useKeptFocus(canvas: RefObject<HTMLElement | null>): void {
  const nodes = useEditor((state) => state.graph.nodes);
  const inside = useRef(false);
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      inside.current = target instanceof Node && (canvas.current?.contains(target) ?? false);
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, [canvas]);
  useEffect(() => {
    // Once it is drawn, and whoever made the edit has moved the focus as it wants it.
    const frame = requestAnimationFrame(() => {
      if (!inside.current || document.activeElement !== document.body) return;
      const last = nodes.at(-1);
      const next = last ? stepElement(last.id) : canvas.current?.querySelector<HTMLElement>(BEGIN);
      (next ?? canvas.current)?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [canvas, nodes]);
}
