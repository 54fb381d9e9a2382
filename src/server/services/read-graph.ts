// Reads a graph that somebody sends: into its saved form with all its problems, or not at all. Saves nothing.
import { compile } from '../../compiler/compile';
import type { Graph } from '../../core/graph';
import type { Problem } from '../../core/problems';
import { workflowInvalid } from '../problems-error';
import type { Services } from '../services';

export interface ReadGraph {
  /** Migrated, defaults filled, unknown keys and nodes kept. */
  readonly graph: Graph;
  /** What keeps it from running; a draft may have them. */
  readonly problems: readonly Problem[];
}

/** Throws `workflow_invalid` when `json` cannot be read as a graph at all: forbidden keys, duplicate ids, too many steps. */
export function readGraph({ registry, models }: Pick<Services, 'registry' | 'models'>, json: unknown): ReadGraph {
  const { graph, problems } = compile(json, { registry, models });
  if (!graph) throw workflowInvalid(problems);
  return { graph, problems };
}
