// Which steps of the outline are unfolded. A step that is to be shown is unfolded, brought into view and focused.
'use client';

import { useCallback, useEffect, useState } from 'react';
import { useEditor } from '../state/use-editor';

export const stepHeadId = (nodeId: string): string => `outline-step-${nodeId}`;

export interface OpenSteps {
  has(nodeId: string): boolean;
  toggle(nodeId: string): void;
  show(nodeId: string): void;
}

export function useOpenSteps(): OpenSteps {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [wanted, setWanted] = useState<{ readonly nodeId: string } | null>(null);
  const reveal = useEditor((state) => state.reveal);
  const show = useCallback((nodeId: string) => {
    setOpen((before) => new Set([...before, nodeId]));
    setWanted({ nodeId });
  }, []);
  useEffect(() => {
    if (!reveal) return;
    setOpen((before) => new Set([...before, reveal.nodeId]));
    // A setting focuses itself; without one the step does.
    if (reveal.field === undefined) setWanted({ nodeId: reveal.nodeId });
  }, [reveal]);
  useEffect(() => {
    if (!wanted) return;
    // After the dialog that added it gave the focus back.
    const timer = setTimeout(() => {
      const head = document.getElementById(stepHeadId(wanted.nodeId));
      head?.scrollIntoView({ block: 'start' });
      head?.focus({ preventScroll: true });
    }, 120);
    return () => clearTimeout(timer);
  }, [wanted]);
  return {
    has: (nodeId) => open.has(nodeId),
    toggle: (nodeId) =>
      setOpen((before) => {
        const after = new Set(before);
        if (!after.delete(nodeId)) after.add(nodeId);
        return after;
      }),
    show,
  };
}
