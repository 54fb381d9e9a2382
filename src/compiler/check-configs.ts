// Checks every node's settings by its own schema and fills in the defaults; also the list of settings to ask for.

import type { z } from 'zod';
import { askableFields, defaultConfig, titleOf } from '../core/field-meta';
import type { Graph, GraphNode } from '../core/graph';
import type { AnyNode, NodeRegistry } from '../core/node';
import { type Fix, fix, type Problem, type ProblemParams, problem } from '../core/problems';
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
  const params = {
    node: node.id,
    field,
    reason: issue.message,
    title: titleOf(definition, String(issue.path[0] ?? '')),
    ...faultOf(issue),
  };
  const mending = defaultFix(node, definition, String(issue.path[0] ?? ''));
  return problem('bad_config', params, { nodeId: node.id, field, fix: mending });
}

/** What is wrong with the value, without words: the rule it breaks and its limit. */
function faultOf(issue: z.core.$ZodIssue): ProblemParams {
  switch (issue.code) {
    case 'too_small':
      return { why: `too_small_${issue.origin}`, limit: Number(issue.minimum) };
    case 'too_big':
      return { why: `too_big_${issue.origin}`, limit: Number(issue.maximum) };
    case 'invalid_type':
      return { why: issue.input === undefined ? 'missing' : `not_${issue.expected}`, limit: 0 };
    case 'invalid_value':
      return { why: 'not_a_choice', limit: 0 };
    case 'custom':
      return { why: 'custom', limit: 0, say: String(issue.params?.say ?? issue.message) };
    default:
      return { why: issue.code, limit: 0 };
  }
}

/** Puts the field back to its default, where it has one that is valid beside the other settings. */
function defaultFix(node: GraphNode, definition: AnyNode, field: string): Fix | undefined {
  const value = defaultConfig(definition)?.[field];
  if (value === undefined) return undefined;
  const mended = definition.config.safeParse({ ...node.config, [field]: value });
  if (mended.error?.issues.some((issue) => issue.path[0] === field)) return undefined;
  const params = { node: node.id, field, title: titleOf(definition, field) };
  return fix('use_default', params, [{ kind: 'setConfig', nodeId: node.id, field, value }]);
}

function checkAsk(node: GraphNode, definition: AnyNode): Problem[] {
  const askable = askableFields(definition);
  return (node.ask ?? [])
    .filter((field) => !askable.includes(field))
    .map((field) => problem('ask_unknown', { node: node.id, field }, { nodeId: node.id, field }));
}
