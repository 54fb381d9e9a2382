// From a graph as saved to a plan as run, or to the whole list of what is wrong with it. Pure: registry and models are passed in.
// Each pass is a file of its own; this one only strings them together.

import { circleProblems } from '../core/circles';
import { type Graph, type GraphNode, parseGraph } from '../core/graph';
import { type GraphIndex, indexGraph } from '../core/graph-index';
import type { NodeRegistry } from '../core/node';
import type { ModelIndex, Plan } from '../core/plan';
import { withStepNames } from '../core/problem-steps';
import type { Problem } from '../core/problems';
import type { ActiveGraph } from './active-graph';
import { buildPlan } from './build-plan';
import { checkConfigs } from './check-configs';
import { checkInputs } from './check-inputs';
import { checkLevels, type Lineages } from './check-levels';
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
export function compile(json: unknown, options: CompileOptions): Compiled {
  const { graph, problems, sound } = inspect(json, options);
  if (!graph || !sound) return { plan: null, graph, problems };
  const { active, ordered, lineages, index } = sound;
  const plan = buildPlan(active, ordered, lineages, index, options.registry, options.models);
  return { plan, graph, problems: [] };
}

/** What `compile` finds wrong, without the work of making a plan where nothing is. */
export const problemsOf = (json: unknown, options: CompileOptions): readonly Problem[] =>
  inspect(json, options).problems;

interface Inspected {
  readonly graph: Graph | null;
  readonly problems: readonly Problem[];
  /** Everything a plan is made of; missing while there are problems. */
  readonly sound?: {
    readonly active: ActiveGraph;
    readonly ordered: readonly GraphNode[];
    readonly lineages: Lineages;
    readonly index: GraphIndex;
  };
}

function inspect(json: unknown, { registry, models }: CompileOptions): Inspected {
  const parsed = parseGraph(json);
  if (!parsed.graph) return { graph: null, problems: parsed.problems };

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
  if (problems.length) return { graph, problems: withStepNames(problems, graph, registry) };

  const ordered = orderNodes(active);
  const { problems: crossed, lineages } = checkLevels(active, ordered, index, registry);
  if (crossed.length) return { graph, problems: withStepNames(crossed, graph, registry) };
  return { graph, problems: [], sound: { active, ordered, lineages, index } };
}
