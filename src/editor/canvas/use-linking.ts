// Drawing a wire, whether by pointer, by clicks or by keys: which ports fit, and what happens at the end of it.
'use client';

import { useMemo } from 'react';
import { namedEdge } from '../../core/fresh-names';
import type { Graph } from '../../core/graph';
import type { NodeRegistry } from '../../core/node';
import { fix, type Problem } from '../../core/problems';
import type { PortRef } from '../../core/wire-types';
import { type Connection, canConnect } from '../../core/wires';
import type { Point } from '../geometry';
import type { LooseEnd } from '../state/edits/candidates';
import { useEditorStore } from '../state/use-editor';
import { portKey, useUiStore } from './ui-store';

/** The wire from one end to the other port, in the direction in which things flow. */
export const wireOf = (end: LooseEnd, other: PortRef): { from: PortRef; to: PortRef } =>
  'from' in end ? { from: end.from, to: other } : { from: other, to: end.to };

/** As the judge says it; an input that is taken also gets the offer to put the new wire in place of the old. */
export function judge(end: LooseEnd, other: PortRef, graph: Graph, registry: NodeRegistry): Connection {
  const { from, to } = wireOf(end, other);
  const verdict = canConnect(from, to, graph, registry);
  if (verdict.ok || verdict.problem.code !== 'port_taken') return verdict;
  const old = graph.edges.filter((edge) => edge.target === to.nodeId && edge.targetHandle === to.port);
  const open = { ...graph, edges: graph.edges.filter((edge) => !old.includes(edge)) };
  if (!canConnect(from, to, open, registry).ok) return verdict;
  const edits = [
    ...old.map((edge) => ({ kind: 'removeEdge' as const, edgeId: edge.id })),
    { kind: 'addEdge' as const, edge: namedEdge(from, to, open) },
  ];
  return { ok: false, problem: { ...verdict.problem, fix: fix('replace_wire', {}, edits) } };
}

/** Every port at which a wire from this end may be drawn. */
export function fittingPorts(end: LooseEnd, graph: Graph, registry: NodeRegistry): ReadonlySet<string> {
  const side = 'from' in end ? 'inputs' : 'outputs';
  const fits = graph.nodes.flatMap((node) =>
    Object.keys(registry.get(node.type)?.[side] ?? {})
      .filter((port) => judge(end, { nodeId: node.id, port }, graph, registry).ok)
      .map((port) => portKey(node.id, port)),
  );
  return new Set(fits);
}

export interface LinkingActions {
  start(end: LooseEnd, by: 'drag' | 'click'): void;
  cancel(): void;
  /** Ends at a port: draws the wire, or shows at `screen` why not. */
  end(other: PortRef, screen: Point): boolean;
  /** Ends on a step: at its best port. */
  endAtStep(nodeId: string, screen: Point): boolean;
  refuse(problem: Problem, screen: Point): void;
}

export function useLinking(): LinkingActions {
  const store = useEditorStore();
  const ui = useUiStore();
  return useMemo(() => {
    const cancel = () => ui.getState().set({ linking: null });
    const refuse = (problem: Problem, screen: Point) => {
      ui.getState().set({ refusal: { problem, screen } });
      store.getState().actions.announceRefusal(problem);
    };
    const end = (other: PortRef, screen: Point): boolean => {
      const { linking } = ui.getState();
      cancel();
      if (!linking) return false;
      const { graph, registry, actions } = store.getState();
      const verdict = judge(linking.end, other, graph, registry);
      if (!verdict.ok) {
        refuse(verdict.problem, screen);
        return false;
      }
      const { from, to } = wireOf(linking.end, other);
      return actions.connect(from, to).ok;
    };
    return {
      cancel,
      refuse,
      end,
      start(loose, by) {
        const { graph, registry, readOnly } = store.getState();
        if (readOnly) return;
        const fits = fittingPorts(loose, graph, registry);
        ui.getState().set({ linking: { end: loose, by, fits }, refusal: null, quickAdd: null, menu: null });
      },
      endAtStep(nodeId, screen) {
        const { linking } = ui.getState();
        const { graph, registry } = store.getState();
        const node = graph.nodes.find((each) => each.id === nodeId);
        const side = linking && 'from' in linking.end ? 'inputs' : 'outputs';
        const ports = Object.keys((node && registry.get(node.type)?.[side]) ?? {});
        const port = ports.find((each) => linking?.fits.has(portKey(nodeId, each))) ?? ports[0];
        if (linking && port !== undefined) return end({ nodeId, port }, screen);
        cancel();
        return false;
      },
    };
  }, [store, ui]);
}
