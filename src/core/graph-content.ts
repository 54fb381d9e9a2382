// What of a graph decides what it does: without its name, where steps stand, how wires are called, and what says nothing
// (an empty note). Two graphs of the same content are the same version. Knows no node kind.

import type { Graph, GraphEdge, GraphNode } from './graph';

/** A wire without its id, which only names it within its graph. */
export interface WireContent {
  readonly source: string;
  readonly sourceHandle: string;
  readonly target: string;
  readonly targetHandle: string;
  readonly [otherKey: string]: unknown;
}

export interface GraphContent {
  readonly nodes: readonly GraphNode[];
  /** By the inputs they lead to; those that lead to the same one keep their order. */
  readonly edges: readonly WireContent[];
  readonly [otherKey: string]: unknown;
}

export function graphContent({ layout: _layout, name: _name, nodes, edges, ...rest }: Graph): GraphContent {
  return { ...rest, nodes: nodes.map(nodeContent), edges: edges.map(wireContent).sort(byInput) };
}

function nodeContent({ note, disabled, ask, ...rest }: GraphNode): GraphNode {
  const { title, ...node } = rest;
  return {
    ...node,
    ...(title === undefined || title === '' ? {} : { title }),
    ...(note ? { note } : {}),
    ...(disabled ? { disabled } : {}),
    ...(ask?.length ? { ask } : {}),
  };
}

const wireContent = ({ id: _, ...ends }: GraphEdge): WireContent => ends;

const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byInput = (a: WireContent, b: WireContent): number =>
  before(a.target, b.target) || before(a.targetHandle, b.targetHandle);
