// The focus stays on the canvas when what had it goes away: a step, by undo, redo or deleting; a list or a dialog that was closed
// before it had taken the focus. Keys would reach nothing otherwise.
'use client';

import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { useEditor, useEditorStore } from '../state/use-editor';
import { stepElement } from './focus';
import { useUiStore } from './ui-store';

/** What an empty canvas offers to begin with. */
const BEGIN = '[data-begin]';

/** What opens over the canvas. */
const OPENED = '[role="dialog"], [role="menu"]';

export function useKeptFocus(canvas: RefObject<HTMLElement | null>): void {
  const nodes = useEditor((state) => state.graph.nodes);
  const store = useEditorStore();
  const ui = useUiStore();
  const inside = useRef(false);

  const keep = useCallback(
    (last: string | undefined) => {
      if (document.activeElement !== document.body) return;
      const steps = [last, store.getState().graph.nodes.at(-1)?.id];
      const step = steps.map((id) => id !== undefined && stepElement(id)).find(Boolean);
      const next = step || canvas.current?.querySelector<HTMLElement>(BEGIN) || canvas.current;
      next?.focus({ preventScroll: true });
    },
    [canvas, store],
  );

  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      inside.current = target instanceof Node && (canvas.current?.contains(target) ?? false);
    };
    const gone = ({ target }: FocusEvent) => {
      // Once it is drawn, and whoever closed it has moved the focus as it wants it.
      requestAnimationFrame(() => {
        if (!(target instanceof Element) || target.isConnected || document.querySelector('[aria-modal="true"]')) return;
        // Not from a field that went while somebody types: a key meant for it must not reach a step.
        if (!target.closest(OPENED)) return;
        keep(ui.getState().focused ?? undefined);
      });
    };
    document.addEventListener('focusin', note);
    document.addEventListener('focusout', gone);
    return () => {
      document.removeEventListener('focusin', note);
      document.removeEventListener('focusout', gone);
    };
  }, [canvas, keep, ui]);

  // Not every browser says that what had the focus was taken away.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after every edit
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (inside.current) keep(undefined);
    });
    return () => cancelAnimationFrame(frame);
  }, [nodes, keep]);
}
