// The graph as the later passes see it: without notes and disabled steps, every wire leading to where its values really come from.

import type { GraphNode } from '../core/graph';
import type { Binding } from '../core/plan';

export interface ActiveWire {
  /** The saved edge it comes from. */
  readonly edgeId: string;
  readonly from: Binding;
  readonly target: string;
  readonly port: string;
}

export interface ActiveGraph {
  readonly nodes: readonly GraphNode[];
  readonly wires: readonly ActiveWire[];
}

/** The wires that arrive at one input. */
export function wiresInto(graph: ActiveGraph, nodeId: string, port?: string): readonly ActiveWire[] {
  return graph.wires.filter((wire) => wire.target === nodeId && (port === undefined || wire.port === port));
}
