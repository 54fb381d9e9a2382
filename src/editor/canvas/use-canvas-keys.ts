// What the keys of the key map do on the canvas. Single letters work only while the focus is in it; nothing works while typing.
'use client';

import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect } from 'react';
import { flushSync } from 'react-dom';
import { GRID, isSlip } from '../geometry';
import { type Command, commandOf, isTyping, KEY_MAP, type KeyBinding } from '../keymap';
import { positionsOf } from '../state/positions';
import { useEditorStore } from '../state/use-editor';
import { useViewStore } from '../state/view';
import { focusedStep, focusStep, stepElement } from './focus';
import { type Direction, neighbourOf } from './neighbours';
import { FIT } from './sight';
import { useUiStore } from './ui-store';

const WALKS: Partial<Record<Command, Direction>> = {
  walkLeft: 'left',
  walkRight: 'right',
  walkUp: 'up',
  walkDown: 'down',
};
const MOVES: Partial<Record<Command, { x: number; y: number }>> = {
  moveLeft: { x: -GRID, y: 0 },
  moveRight: { x: GRID, y: 0 },
  moveUp: { x: 0, y: -GRID },
  moveDown: { x: 0, y: GRID },
};
/** These come as events of their own (copy, cut, paste), with the clipboard in them. */
const BY_BROWSER: readonly Command[] = ['copy', 'cut', 'paste'];

const AREAS = '[data-editor-area]';

function focusNextArea(): void {
  const areas = [...document.querySelectorAll<HTMLElement>(AREAS)].filter((area) => area.offsetParent !== null);
  const at = areas.findIndex((area) => area.contains(document.activeElement));
  const next = areas[(at + 1) % Math.max(1, areas.length)];
  const first = next?.querySelector<HTMLElement>('input, button, [tabindex="0"], select, textarea, a[href]');
  (first ?? next)?.focus();
}

export function focusSettings(): boolean {
  const field = document.querySelector<HTMLElement>(
    '[data-editor-area="settings"] :is(input, button, select, textarea, [tabindex="0"]):not([tabindex="-1"], :disabled)',
  );
  field?.focus();
  return field !== null;
}

/** What the page's own event and React's have in common. */
type Key = Pick<
  KeyboardEvent,
  | 'key'
  | 'ctrlKey'
  | 'metaKey'
  | 'shiftKey'
  | 'altKey'
  | 'target'
  | 'defaultPrevented'
  | 'preventDefault'
  | 'stopPropagation'
>;

/** Gives the handler for the canvas, and one for the editor round it, which knows only what works everywhere. */
export function useCanvasKeys() {
  const store = useEditorStore();
  const ui = useUiStore();
  const view = useViewStore();
  const flow = useReactFlow();

  const act = useCallback(
    (command: Command): boolean => {
      const { graph, registry, actions, selection } = store.getState();
      const { set, linking, refusal, quickAdd, menu } = ui.getState();
      const focused = focusedStep();
      const chosen = selection.nodes.length > 0 ? selection.nodes : focused ? [focused] : [];
      const subject = focused ?? chosen[0] ?? null;
      const place = (): { x: number; y: number } => {
        const box = subject === null ? undefined : stepElement(subject)?.getBoundingClientRect();
        return box ? { x: box.left + 20, y: box.top + 40 } : { x: window.innerWidth / 2, y: window.innerHeight / 3 };
      };
      const walk = WALKS[command];
      if (walk) {
        if (!focused) return false;
        const next = neighbourOf(focused, walk, graph, positionsOf(graph, registry));
        if (next) {
          actions.select({ nodes: [next], edges: [] });
          focusStep(next);
        }
        return true;
      }
      const move = MOVES[command];
      if (move) {
        const positions = positionsOf(graph, registry);
        const moved = chosen.flatMap((id) => {
          const at = positions[id];
          return at ? [[id, { x: at.x + move.x, y: at.y + move.y }] as const] : [];
        });
        if (moved.length) actions.moveNodes(Object.fromEntries(moved), `keys ${chosen.join(' ')}`);
        return moved.length > 0;
      }
      switch (command) {
        case 'undo':
          actions.undo();
          return true;
        case 'redo':
          actions.redo();
          return true;
        case 'save':
          view.getState().onSave?.();
          return true;
        case 'duplicate':
          if (chosen.length) focusStep(actions.duplicate(chosen)[0] ?? '');
          return true;
        case 'remove': {
          const after = subject && neighbourOf(subject, 'left', graph, positionsOf(graph, registry));
          actions.remove(selection.edges.length ? selection.nodes : chosen, selection.edges);
          if (after && chosen.length) focusStep(after);
          return true;
        }
        case 'removeAndReconnect':
          actions.removeAndReconnect(chosen);
          return true;
        case 'rename':
          if (subject) set({ renaming: subject });
          return subject !== null;
        case 'disable': {
          const nodes = graph.nodes.filter((node) => chosen.includes(node.id));
          actions.setDisabled(
            chosen,
            nodes.some((node) => !node.disabled),
          );
          return true;
        }
        case 'tidy':
          actions.tidy();
          return true;
        case 'add':
          set({ quickAdd: { screen: place() }, linking: null });
          return true;
        case 'note': {
          const slip = [...registry.values()].find(isSlip);
          const id = slip && actions.addNode(slip.type);
          if (id) focusStep(id);
          return true;
        }
        case 'connectTo':
          if (subject) set({ menu: { nodeId: subject, screen: place(), connect: true } });
          return subject !== null;
        case 'menu':
          if (subject) set({ menu: { nodeId: subject, screen: place() } });
          return subject !== null;
        case 'settings': {
          if (!focused) return false;
          // Drawn at once: the next key is meant for the settings already.
          flushSync(() => actions.select({ nodes: [focused], edges: [] }));
          const slip = stepElement(focused)?.querySelector<HTMLElement>('[data-slip]');
          if (slip) slip.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
          else focusSettings();
          return true;
        }
        case 'toggle': {
          if (!focused) return false;
          const on = selection.nodes.includes(focused);
          const nodes = on ? selection.nodes.filter((id) => id !== focused) : [...selection.nodes, focused];
          actions.select({ nodes, edges: [] });
          return true;
        }
        case 'selectAll':
          actions.selectAll();
          return true;
        case 'escape':
          if (linking || refusal || quickAdd || menu) set({ linking: null, refusal: null, quickAdd: null, menu: null });
          else actions.select({ nodes: [], edges: [] });
          return true;
        case 'zoomIn':
          void flow.zoomIn();
          return true;
        case 'zoomOut':
          void flow.zoomOut();
          return true;
        case 'zoomReset':
          void flow.zoomTo(1);
          return true;
        case 'fit':
          void flow.fitView(FIT);
          return true;
        case 'find':
        case 'sheet':
          set({ dialog: command });
          return true;
        case 'nextArea':
          focusNextArea();
          return true;
        case 'run':
          view.getState().onRun?.();
          return true;
        case 'runTo':
          if (subject) view.getState().onRunTo?.(subject);
          return subject !== null;
        default:
          return false;
      }
    },
    [store, ui, view, flow],
  );

  return useCallback(
    (event: Key, onCanvas: boolean): void => {
      const command = commandOf(event);
      if (!command || event.defaultPrevented || BY_BROWSER.includes(command)) return;
      const binding: KeyBinding = KEY_MAP[command];
      // While typing, undo and the like belong to the field; only what leaves the field stays.
      if (isTyping(event.target) && !['run', 'save', 'nextArea'].includes(command)) return;
      if (!onCanvas && !binding.everywhere) return;
      if (store.getState().readOnly && !binding.reads) return;
      // What opens takes the focus a moment later; a key that comes before was meant for it and must change no step.
      const { quickAdd, menu, dialog, noting } = ui.getState();
      if (onCanvas && command !== 'escape' && (quickAdd || menu || dialog || noting !== null)) {
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      if (act(command)) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    [act, store, ui],
  );
}

/** What works everywhere works while nothing has the focus, too: beside everything clicked, or what had it just gone. */
export function useKeysWithoutFocus(onKey: ReturnType<typeof useCanvasKeys>): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.target !== document.body || document.querySelector('[aria-modal="true"]')) return;
      onKey(event, false);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [onKey]);
}
