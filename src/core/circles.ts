// Finds the circles in a graph, each with its steps in order and the wire to cut. No recursion: graphs may be long. Knows no node kind.

import type { Graph } from './graph';
import { indexGraph } from './graph-index';
import { fix, type Problem, problem } from './problems';

/** Enough to mend a graph by hand; a hostile one may have thousands. */
const MOST_CIRCLES = 10;

/** One problem for each circle. Cutting every wire the fixes name leaves none, unless there are more than ten. */
export function circleProblems(graph: Graph): Problem[] {
  return findCircles(graph).map(({ nodes, from, to }) => {
    const wires = graph.edges.filter((edge) => edge.source === from && edge.target === to);
    const cut = fix(
      wires.length === 1 ? 'cut_circle' : 'cut_circle_wires',
      {},
      wires.map((edge) => ({ kind: 'removeEdge' as const, edgeId: edge.id })),
    );
    const names = nodes.map((id) => `"${id}"`).join(', ');
    return problem('cycle', { nodes: names, circle: nodes }, { nodeId: nodes[0], edgeId: wires[0]?.id, fix: cut });
  });
}

interface Circle {
  /** In the order of the wires, from the one that stands first in the file. */
  readonly nodes: readonly string[];
  /** The wire from `from` to `to` closes it. */
  readonly from: string;
  readonly to: string;
}

/** A depth-first walk in the order of the file; each wire back to a step of the branch being walked closes a circle. */
function findCircles(graph: Graph): Circle[] {
  const index = indexGraph(graph);
  const place = new Map(graph.nodes.map((node, at) => [node.id, at]));
  const circles: Circle[] = [];
  const done = new Set<string>();
  for (const { id: root } of graph.nodes) {
    if (done.has(root)) continue;
    const branch = [{ id: root, next: targets(root) }];
    const onBranch = new Map([[root, 0]]);
    for (let top = branch.at(-1); top; top = branch.at(-1)) {
      const id = top.next.pop();
      if (id === undefined) {
        done.add(top.id);
        onBranch.delete(top.id);
        branch.pop();
        continue;
      }
      const at = onBranch.get(id);
      if (at !== undefined) {
        circles.push({ nodes: firstInFile(branch.slice(at).map((each) => each.id)), from: top.id, to: id });
        if (circles.length === MOST_CIRCLES) return circles;
      } else if (!done.has(id)) {
        onBranch.set(id, branch.length);
        branch.push({ id, next: targets(id) });
      }
    }
  }
  return circles;

  function targets(id: string): string[] {
    const ids = new Set(index.outOf(id).map((edge) => edge.target));
    return [...ids].filter((each) => place.has(each)).reverse();
  }

  function firstInFile(nodes: readonly string[]): readonly string[] {
    let first = 0;
    nodes.forEach((id, at) => {
      if ((place.get(id) ?? 0) < (place.get(nodes[first] ?? '') ?? 0)) first = at;
    });
    return [...nodes.slice(first), ...nodes.slice(0, first)];
  }
}
