// Checks every node's settings by its own schema and fills in the defaults; also the list of settings to ask for.

import { z } from 'zod';
import type { Graph, GraphNode } from '../core/graph';
import type { AnyNode, FieldMeta, NodeRegistry } from '../core/node';
import { type Problem, problem } from '../core/problems';

export function checkConfigs(graph: Graph, registry: NodeRegistry): { graph: Graph; problems: Problem[] } {
  const problems: Problem[] = [];
  const nodes = graph.nodes.map((node) => {
    const definition = registry.get(node.type);
    if (!definition || (node.version ?? definition.version) > definition.version) return node;
    problems.push(...checkAsk(node, definition));
    const parsed = definition.config.safeParse(node.config);
    if (parsed.success) return { ...node, config: { ...node.config, ...parsed.data } };
    problems.push(...parsed.error.issues.map((issue) => badConfig(node, definition, issue)));
    return node;
  });
  return { graph: { ...graph, nodes }, problems };
}

function badConfig(node: GraphNode, definition: AnyNode, issue: z.core.$ZodIssue): Problem {
  const field = issue.path.join('.');
  const top = String(issue.path[0] ?? '');
  const fallback = z.safeParse(definition.config, {}).data?.[top];
  const fix =
    fallback === undefined
      ? undefined
      : {
          label: `Use the default of "${titleOf(definition, top)}"`,
          edits: [{ kind: 'setConfig' as const, nodeId: node.id, field: top, value: fallback }],
        };
  return problem('bad_config', { node: node.id, field, reason: issue.message }, { nodeId: node.id, field, fix });
}

function checkAsk(node: GraphNode, definition: AnyNode): Problem[] {
  return (node.ask ?? [])
    .filter((field) => !askableFields(definition).includes(field))
    .map((field) => problem('ask_unknown', { node: node.id, field }, { nodeId: node.id, field }));
}

/** Names of the settings that may be asked for when running. */
export function askableFields(definition: AnyNode): string[] {
  return Object.entries(definition.config.shape).flatMap(([name, schema]) => (metaOf(schema)?.askable ? [name] : []));
}

function titleOf(definition: AnyNode, field: string): string {
  const schema = definition.config.shape[field];
  return (schema && metaOf(schema)?.title) ?? field;
}

/** The form data given with `.meta()`, if any. */
export function metaOf(schema: z.core.$ZodType): Partial<FieldMeta> | undefined {
  return z.globalRegistry.get(schema);
}
