// Compiles as much of a graph under construction as there is: steps with problems and all that follows them are left out,
// the rest runs. Pure, as `compile`.

import { type Graph, parseGraph } from '../core/graph';
import type { Plan } from '../core/plan';
import type { Problem } from '../core/problems';
import { type CompileOptions, compile, problemsOf } from './compile';

export interface PartlyCompiled {
  /** Null when nothing at all can run. */
  readonly plan: Plan | null;
  /** Everything that is wrong with the whole graph. */
  readonly problems: readonly Problem[];
}

/** `upTo`: only this step and what it needs. Wishes for settings to ask for do not matter here and never leave a step out. */
export function compilePartly(json: unknown, options: CompileOptions & { readonly upTo?: string }): PartlyCompiled {
  const problems = problemsOf(json, options);
  const { graph } = parseGraph(json);
  if (!graph) return { plan: null, problems };
  let rest = withoutAsk(options.upTo === undefined ? graph : upToStep(graph, options.upTo));
  for (;;) {
    const compiled = compile(rest, options);
    if (compiled.plan) return { plan: compiled.plan, problems };
    const smaller = without(rest, compiled.problems);
    if (smaller.nodes.length === rest.nodes.length && smaller.edges.length === rest.edges.length)
      return { plan: null, problems };
    rest = smaller;
  }
}

function withoutAsk(graph: Graph): Graph {
  return { ...graph, nodes: graph.nodes.map(({ ask: _, ...node }) => node) };
}

function upToStep(graph: Graph, nodeId: string): Graph {
  const needed = new Set([nodeId]);
  for (const id of needed) for (const edge of graph.edges) if (edge.target === id) needed.add(edge.source);
  return only(graph, (id) => needed.has(id));
}

/** Without the steps the problems name, those their wires lead to, and all that follows; wires to nowhere go too. */
function without(graph: Graph, problems: readonly Problem[]): Graph {
  const edges = new Map(graph.edges.map((edge) => [edge.id, edge]));
  const bad = new Set<string>();
  const badEdges = new Set<string>();
  for (const { code, nodeId, edgeId } of problems) {
    const edge = edgeId === undefined ? undefined : edges.get(edgeId);
    if (edge) badEdges.add(edge.id);
    if (edge && code !== 'dangling_edge') bad.add(edge.target);
    if (nodeId !== undefined) bad.add(nodeId);
  }
  for (const id of bad) for (const edge of graph.edges) if (edge.source === id) bad.add(edge.target);
  const left = only(graph, (id) => !bad.has(id));
  return { ...left, edges: left.edges.filter((edge) => !badEdges.has(edge.id)) };
}

function only(graph: Graph, keep: (nodeId: string) => boolean): Graph {
  return {
    ...graph,
    nodes: graph.nodes.filter(({ id }) => keep(id)),
    edges: graph.edges.filter(({ source, target }) => keep(source) && keep(target)),
  };
}
