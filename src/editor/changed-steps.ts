// What is not as it was last seen: the steps that no longer give the same, and the settings that alone are other. Pure.

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

/** The settings of each step that has others; null where steps or wires are others too, or nothing is. */
export function otherSettings(before: Graph, now: Graph): Readonly<Record<string, GraphNode['config']>> | null {
  const wires = ({ edges }: Graph): string =>
    JSON.stringify(
      edges.map(({ source, sourceHandle, target, targetHandle }) => [source, sourceHandle, target, targetHandle]),
    );
  const steps = ({ nodes }: Graph): string =>
    JSON.stringify(nodes.map(({ id, type, version, disabled }) => [id, type, version, disabled ?? false]));
  if (wires(before) !== wires(now) || steps(before) !== steps(now)) return null;
  const others = now.nodes.filter(
    (node, at) => JSON.stringify(before.nodes[at]?.config) !== JSON.stringify(node.config),
  );
  return others.length ? Object.fromEntries(others.map(({ id, config }) => [id, config])) : null;
}

/** Names and notes change nothing that a step gives. */
const meaning = ({ type, version, config, disabled }: GraphNode): string =>
  JSON.stringify([type, version, config, disabled ?? false]);
