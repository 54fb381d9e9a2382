// Every wire by itself: both ends exist, the ports exist, the types fit, and no input has more wires than it takes.

import type { GraphIndex } from '../core/graph-index';
import type { NodeRegistry } from '../core/node';
import type { Problem } from '../core/problems';
import { checkWire, takenInput } from '../core/wires';

export function checkWires(index: GraphIndex, registry: NodeRegistry): Problem[] {
  const { edges } = index.graph;
  return [
    ...edges.flatMap((edge) => checkWire(edge, index, registry) ?? []),
    ...edges.flatMap((edge) => takenInput(edge, index, registry) ?? []),
  ];
}
