// Brings steps into view: one that somebody asks to see, one that was just added, one that the keys go to.
'use client';

import { useReducedMotion } from '@mantine/hooks';
import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import { sizeOf } from '../geometry';
import { positionsOf } from '../state/positions';
import { useEditor, useEditorStore } from '../state/use-editor';
import { focusStep } from './focus';

const GLIDE_MS = 180;
const MARGIN = 24;

export function useReveal(): void {
  const store = useEditorStore();
  const flow = useReactFlow();
  const canvas = useStoreApi();
  const still = useReducedMotion();
  const reveal = useEditor((state) => state.reveal);
  const count = useEditor((state) => state.graph.nodes.length);
  const before = useRef(count);

  const show = useCallback(
    (nodeId: string, always: boolean): void => {
      const { graph, registry } = store.getState();
      const node = graph.nodes.find((each) => each.id === nodeId);
      const at = node && positionsOf(graph, registry)[nodeId];
      if (!at) return;
      const { width, height } = sizeOf(registry.get(node.type));
      const { transform, width: wide, height: high } = canvas.getState();
      const [x, y, zoom] = transform;
      const left = at.x * zoom + x;
      const top = at.y * zoom + y;
      const inside =
        left >= MARGIN && top >= MARGIN && left + width * zoom <= wide - MARGIN && top + height * zoom <= high - MARGIN;
      if (inside && !always) return;
      const duration = still ? 0 : GLIDE_MS;
      void flow.setCenter(at.x + width / 2, at.y + height / 2, { zoom: Math.max(zoom, always ? 0.8 : 0.5), duration });
    },
    [store, flow, canvas, still],
  );

  useEffect(() => {
    if (!reveal) return;
    show(reveal.nodeId, true);
    if (reveal.field === undefined) focusStep(reveal.nodeId);
  }, [reveal, show]);

  useEffect(() => {
    const more = count > before.current;
    before.current = count;
    const [only, another] = store.getState().selection.nodes;
    if (more && only !== undefined && another === undefined) show(only, false);
  }, [count, store, show]);

  useEffect(() => {
    const onFocus = (event: FocusEvent): void => {
      if (!(event.target instanceof HTMLElement) || !event.target.matches(':focus-visible')) return;
      const id = event.target.closest<HTMLElement>('.react-flow__node')?.dataset.id;
      if (id !== undefined) show(id, false);
    };
    const { domNode } = canvas.getState();
    domNode?.addEventListener('focusin', onFocus);
    return () => domNode?.removeEventListener('focusin', onFocus);
  }, [canvas, show]);
}
