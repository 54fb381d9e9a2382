// From a graph as saved to a plan as run, or to the whole list of what is wrong with it. Pure: registry and models are passed in.
// Each pass is a file of its own; this one only strings them together.

import { circleProblems } from '../core/circles';
import type { Graph } from '../core/graph';
import { parseGraph } from '../core/graph';
import { indexGraph } from '../core/graph-index';
import type { NodeRegistry } from '../core/node';
import type { ModelIndex, Plan } from '../core/plan';
import { withStepNames } from '../core/problem-steps';
import type { Problem } from '../core/problems';
import { buildPlan } from './build-plan';
import { checkConfigs } from './check-configs';
import { checkInputs } from './check-inputs';
import { checkLevels } from './check-levels';
import { checkModels } from './check-models';
import { checkSource, emptyWorkflow } from './check-source';
import { checkWires } from './check-wires';
import { migrateNodes } from './migrate';
import { orderNodes } from './order';
import { resolveDisabled } from './resolve-disabled';

export interface CompileOptions {
  readonly registry: NodeRegistry;
  readonly models: ModelIndex;
}

export type Compiled =
  | { readonly plan: Plan; readonly graph: Graph; readonly problems: readonly [] }
  | { readonly plan: null; readonly graph: Graph | null; readonly problems: readonly Problem[] };

/** Compiles parsed JSON. `graph` is the graph in its saved form (migrated, defaults filled) whenever the file could be read at all; fixes are edits of that one. */
export function compile(json: unknown, { registry, models }: CompileOptions): Compiled {
  const parsed = parseGraph(json);
  if (!parsed.graph) return { plan: null, graph: null, problems: parsed.problems };

  const migrated = migrateNodes(parsed.graph, registry);
  const configured = checkConfigs(migrated.graph, registry);
  const graph = configured.graph;
  const index = indexGraph(graph);
  const active = resolveDisabled(index, registry);
  const problems: Problem[] = [
    ...(graph.nodes.length === 0 ? [emptyWorkflow(registry)] : checkSource(active, graph, registry)),
    ...migrated.problems,
    ...configured.problems,
    ...checkWires(index, registry),
    ...circleProblems(graph),
    ...checkInputs(active, index, registry),
    ...checkModels(active, registry, models),
  ];
  if (problems.length) return { plan: null, graph, problems: withStepNames(problems, graph, registry) };

  const ordered = orderNodes(active);
  const levels = checkLevels(active, ordered, index, registry);
  if (levels.problems.length) return { plan: null, graph, problems: withStepNames(levels.problems, graph, registry) };
  return { plan: buildPlan(active, ordered, levels.lineages, index, registry, models), graph, problems: [] };
}
