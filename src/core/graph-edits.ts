// Edits of a graph as data: what a fix proposes and what the editor records. Applying them never changes the given graph.

import type { Graph, GraphEdge, GraphNode } from './graph';

export type GraphEdit =
  | {
      readonly kind: 'addNode';
      readonly node: GraphNode;
      readonly position?: { readonly x: number; readonly y: number };
    }
  | { readonly kind: 'removeNode'; readonly nodeId: string }
  | { readonly kind: 'addEdge'; readonly edge: GraphEdge }
  | { readonly kind: 'removeEdge'; readonly edgeId: string }
  | { readonly kind: 'setConfig'; readonly nodeId: string; readonly field: string; readonly value: unknown };

/** `graph` with `edits` applied in order. Removing a node removes its edges and its place; editing what is not there changes nothing. */
export function applyEdits(graph: Graph, edits: readonly GraphEdit[]): Graph {
  return edits.reduce(applyEdit, graph);
}

function applyEdit(graph: Graph, edit: GraphEdit): Graph {
  switch (edit.kind) {
    case 'addNode':
      return {
        ...graph,
        nodes: [...graph.nodes, edit.node],
        layout: edit.position ? { ...graph.layout, [edit.node.id]: edit.position } : graph.layout,
      };
    case 'removeNode':
      return {
        ...graph,
        nodes: graph.nodes.filter((node) => node.id !== edit.nodeId),
        edges: graph.edges.filter((edge) => edge.source !== edit.nodeId && edge.target !== edit.nodeId),
        layout: Object.fromEntries(Object.entries(graph.layout).filter(([id]) => id !== edit.nodeId)),
      };
    case 'addEdge':
      return { ...graph, edges: [...graph.edges, edit.edge] };
    case 'removeEdge':
      return { ...graph, edges: graph.edges.filter((edge) => edge.id !== edit.edgeId) };
    case 'setConfig':
      return {
        ...graph,
        nodes: graph.nodes.map((node) =>
          node.id === edit.nodeId ? { ...node, config: { ...node.config, [edit.field]: edit.value } } : node,
        ),
      };
  }
}
