// How steps, ports and wires are called, in the language of the screen: what is shown, and what a screen reader says. Pure.
import type { Graph, GraphEdge, GraphNode } from '../core/graph';
import type { NodeRegistry } from '../core/node';
import type { Words } from '../i18n/words';
import type { StepName } from './state/labels';

export interface Names {
  /** The name it was given, else the title of its kind, else its type (an unknown kind). */
  node(node: GraphNode | undefined): string;
  step(name: StepName): string;
  port(node: GraphNode | undefined, side: 'inputs' | 'outputs', port: string): string;
  nodeById(graph: Graph, nodeId: string): string;
  edge(graph: Graph, edge: GraphEdge): { from: string; fromPort: string; to: string; toPort: string };
}

export function namesOf(registry: NodeRegistry, words: Words): Names {
  const step = ({ type, title }: StepName): string => {
    const definition = registry.get(type);
    return title ?? (definition ? words.nodeTitle(definition) : type);
  };
  const node = (each: GraphNode | undefined): string => (each ? step(each) : '');
  const port = (each: GraphNode | undefined, side: 'inputs' | 'outputs', name: string): string => {
    const definition = each && registry.get(each.type);
    return definition ? words.portTitle(definition, side, name) : name;
  };
  const find = (graph: Graph, id: string) => graph.nodes.find((each) => each.id === id);
  return {
    node,
    step,
    port,
    nodeById: (graph, id) => node(find(graph, id)),
    edge: (graph, { source, sourceHandle, target, targetHandle }) => ({
      from: node(find(graph, source)),
      fromPort: port(find(graph, source), 'outputs', sourceHandle),
      to: node(find(graph, target)),
      toPort: port(find(graph, target), 'inputs', targetHandle),
    }),
  };
}
