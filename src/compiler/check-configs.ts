// Checks every node's settings by its own schema and fills in the defaults; also the list of settings to ask for.

import type { z } from 'zod';
import { askableFields, defaultConfig, titleOf } from '../core/field-meta';
import type { Graph, GraphNode } from '../core/graph';
import type { AnyNode, NodeRegistry } from '../core/node';
import { type Fix, type Problem, problem } from '../core/problems';
import { completed } from './completed';

/** `graph` as migrated: a node that is not of the version its kind has now could not be, and is left as it is. */
export function checkConfigs(graph: Graph, registry: NodeRegistry): { graph: Graph; problems: Problem[] } {
  const problems: Problem[] = [];
  const nodes = graph.nodes.map((node) => {
    const definition = registry.get(node.type);
    if (!definition || node.version !== definition.version) return node;
    problems.push(...checkAsk(node, definition));
    const parsed = definition.config.safeParse(node.config);
    if (parsed.success) return { ...node, config: completed(node.config, parsed.data) };
    problems.push(...parsed.error.issues.map((issue) => badConfig(node, definition, issue)));
    return node;
  });
  return { graph: { ...graph, nodes }, problems };
}

function badConfig(node: GraphNode, definition: AnyNode, issue: z.core.$ZodIssue): Problem {
  const field = issue.path.join('.');
  const fix = defaultFix(node, definition, String(issue.path[0] ?? ''));
  return problem('bad_config', { node: node.id, field, reason: issue.message }, { nodeId: node.id, field, fix });
}

/** Puts the field back to its default, where it has one that is valid beside the other settings. */
function defaultFix(node: GraphNode, definition: AnyNode, field: string): Fix | undefined {
  const value = defaultConfig(definition)?.[field];
  if (value === undefined) return undefined;
  const mended = definition.config.safeParse({ ...node.config, [field]: value });
  if (mended.error?.issues.some((issue) => issue.path[0] === field)) return undefined;
  return {
    label: `Use the default of "${titleOf(definition, field)}"`,
    edits: [{ kind: 'setConfig', nodeId: node.id, field, value }],
  };
}

function checkAsk(node: GraphNode, definition: AnyNode): Problem[] {
  const askable = askableFields(definition);
  return (node.ask ?? [])
    .filter((field) => !askable.includes(field))
    .map((field) => problem('ask_unknown', { node: node.id, field }, { nodeId: node.id, field }));
}
