// Leads to what a problem is about: its step, its setting, or the step its wire goes to.
'use client';

import { useCallback } from 'react';
import type { Problem } from '../../core/problems';
import { useEditorStore } from '../state/use-editor';

export function useShowProblem(): (problem: Problem) => void {
  const store = useEditorStore();
  return useCallback(
    ({ nodeId, edgeId, field }) => {
      const { graph, actions } = store.getState();
      const edge = graph.edges.find((each) => each.id === edgeId);
      const known = (id: string | undefined) =>
        id !== undefined && graph.nodes.some((node) => node.id === id) ? id : undefined;
      const step = known(nodeId) ?? known(edge?.target) ?? known(edge?.source);
      if (step !== undefined) actions.show(step, field);
      if (edge && nodeId === undefined) actions.select({ nodes: [], edges: [edge.id] });
    },
    [store],
  );
}
