// Edits of single steps as pure functions of the graph; one that changes nothing gives the same graph back. No node kind by name.

import type { Graph, GraphNode } from '../../../core/graph';
import type { Point } from '../../geometry';

/** The graph with one step changed; the same graph when `change` gives the step back unchanged. */
export function changeNode(graph: Graph, nodeId: string, change: (node: GraphNode) => GraphNode): Graph {
  let changed = false;
  const nodes = graph.nodes.map((node) => {
    if (node.id !== nodeId) return node;
    const next = change(node);
    changed = next !== node;
    return next;
  });
  return changed ? { ...graph, nodes } : graph;
}

/** Both are JSON, or undefined. */
export const sameContent = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

export function withConfig(graph: Graph, nodeId: string, field: string, value: unknown): Graph {
  return changeNode(graph, nodeId, (node) => {
    if (sameContent(node.config[field], value)) return node;
    if (value !== undefined) return { ...node, config: { ...node.config, [field]: value } };
    const { [field]: _gone, ...config } = node.config;
    return { ...node, config };
  });
}

export function withAsk(graph: Graph, nodeId: string, field: string, asks: boolean): Graph {
  return changeNode(graph, nodeId, (node) => {
    const asked = node.ask ?? [];
    if (asked.includes(field) === asks) return node;
    const { ask: _old, ...rest } = node;
    const ask = asks ? [...asked, field] : asked.filter((each) => each !== field);
    return ask.length ? { ...rest, ask } : rest;
  });
}

/** An empty text takes the name or note away. */
export function withText(graph: Graph, nodeId: string, key: 'title' | 'note', text: string): Graph {
  const value = text.trim() === '' ? undefined : text;
  return changeNode(graph, nodeId, (node) => {
    if (node[key] === value) return node;
    const { [key]: _old, ...rest } = node;
    return value === undefined ? rest : { ...rest, [key]: value };
  });
}

export function withDisabled(graph: Graph, nodeIds: readonly string[], disabled: boolean): Graph {
  return nodeIds.reduce(
    (before, nodeId) =>
      changeNode(before, nodeId, (node) => {
        if ((node.disabled ?? false) === disabled) return node;
        const { disabled: _old, ...rest } = node;
        return disabled ? { ...rest, disabled } : rest;
      }),
    graph,
  );
}

export function withPositions(graph: Graph, moved: Readonly<Record<string, Point>>): Graph {
  const ids = new Set(graph.nodes.map((node) => node.id));
  const real = Object.entries(moved).filter(([id, to]) => {
    const at = Object.hasOwn(graph.layout, id) ? graph.layout[id] : undefined;
    return ids.has(id) && (at?.x !== to.x || at.y !== to.y);
  });
  if (real.length === 0) return graph;
  const places = real.map(([id, { x, y }]) => [id, { ...graph.layout[id], x, y }] as const);
  return { ...graph, layout: { ...graph.layout, ...Object.fromEntries(places) } };
}
