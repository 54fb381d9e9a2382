// Which steps no longer give what was last seen: those that were changed, and all that follow from them. Pure.

import type { Graph, GraphNode } from '../core/graph';
import { indexGraph } from '../core/graph-index';
import { stepsAfter } from '../core/wires';

export function changedSteps(before: Graph, now: Graph): ReadonlySet<string> {
  if (before.nodes === now.nodes && before.edges === now.edges) return new Set();
  const old = indexGraph(before);
  const index = indexGraph(now);
  const wires = (graph: ReturnType<typeof indexGraph>, id: string): string =>
    graph
      .into(id)
      .map((edge) => `${edge.source}.${edge.sourceHandle}>${edge.targetHandle}`)
      .sort()
      .join(' ');
  const changed = now.nodes.filter((node) => {
    const was = old.node(node.id);
    return !was || (was !== node && meaning(was) !== meaning(node)) || wires(old, node.id) !== wires(index, node.id);
  });
  const all = new Set<string>();
  for (const node of changed) for (const id of stepsAfter(index, node.id)) all.add(id);
  return all;
}

/** Names and notes change nothing that a step gives. */
const meaning = ({ type, version, config, disabled }: GraphNode): string =>
  JSON.stringify([type, version, config, disabled ?? false]);
