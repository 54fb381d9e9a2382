// The graph of a workflow as it is saved: nodes, edges, layout. Reading it never loses anything: unknown keys and unknown nodes are kept.
// Knows no node kind; what the nodes mean is the compiler's business.

import { z } from 'zod';
import { findForbidden } from './forbidden-keys';
import { endsName, freshName } from './fresh-names';
import { type Problem, problem } from './problems';

/** The format of workflow files that this version writes. */
const SCHEMA_VERSION = 1;
export const MAX_NODES = 500;
export const MAX_EDGES = 2_000;

const id = z.string().min(1).max(200);

const nodeSchema = z.looseObject({
  id,
  type: z.string().min(1).max(100),
  version: z.int().min(1).optional(),
  config: z.record(z.string(), z.unknown()).default({}),
  /** The name people gave the step; its kind's title when left out. */
  title: z.string().max(300).optional(),
  note: z.string().max(5_000).optional(),
  disabled: z.boolean().optional(),
  ask: z.array(z.string()).optional(),
});

const edgeSchema = z.looseObject({
  id: id.optional(),
  source: id,
  sourceHandle: id,
  target: id,
  targetHandle: id,
});

const graphSchema = z.looseObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  name: z.string().max(300).default('Untitled'),
  nodes: z.array(nodeSchema),
  edges: z.array(edgeSchema).default([]),
  layout: z.record(z.string(), z.looseObject({ x: z.number(), y: z.number() })).default({}),
});

export type GraphNode = z.infer<typeof nodeSchema>;
export type GraphEdge = z.infer<typeof edgeSchema> & { id: string };
export interface Graph {
  schemaVersion: 1;
  name: string;
  nodes: GraphNode[];
  edges: GraphEdge[];
  layout: Record<string, { x: number; y: number }>;
  [unknownKey: string]: unknown;
}

export type ParsedGraph =
  | { readonly graph: Graph; readonly problems: readonly [] }
  | { readonly graph: null; readonly problems: readonly Problem[] };

const refused = (...problems: Problem[]): ParsedGraph => ({ graph: null, problems });

/**
 * Reads a graph from parsed JSON. Left-out edge ids are filled in, unknown keys are kept.
 * Refuses what is no workflow at all, forbidden keys, duplicate ids and too many nodes, as problems.
 */
export function parseGraph(json: unknown): ParsedGraph {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return refused(problem('not_a_workflow', { reason: 'it holds no object with "nodes"', why: 'no_nodes', limit: 0 }));
  }
  const forbidden = findForbidden(json);
  if (forbidden) return refused(forbidden);
  if ('schemaVersion' in json && typeof json.schemaVersion === 'number' && json.schemaVersion > SCHEMA_VERSION) {
    return refused(problem('newer_workflow', { version: json.schemaVersion }));
  }
  const nodes = 'nodes' in json && Array.isArray(json.nodes) ? json.nodes : [];
  if (nodes.length > MAX_NODES) return refused(problem('too_many_nodes', { count: nodes.length, limit: MAX_NODES }));

  const parsed = graphSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    if (issue?.code === 'too_big' && issue.origin === 'string') {
      const limit = Number(issue.maximum);
      const reason = `a name or note in it is too long, more than ${limit} characters`;
      return refused(problem('not_a_workflow', { reason, why: 'too_long', limit }));
    }
    const where = issue?.path.length ? ` at "${issue.path.join('.')}"` : '';
    return refused(
      problem('not_a_workflow', { reason: `${issue?.message ?? 'unreadable'}${where}`, why: 'unreadable', limit: 0 }),
    );
  }
  if (parsed.data.edges.length > MAX_EDGES) {
    return refused(
      problem('not_a_workflow', {
        reason: `it has more than ${MAX_EDGES} wires`,
        why: 'too_many_wires',
        limit: MAX_EDGES,
      }),
    );
  }
  const duplicates = duplicateIds(parsed.data.nodes.map((node) => node.id)).map((duplicate) =>
    problem('duplicate_id', { what: 'steps', id: duplicate }, { nodeId: duplicate }),
  );
  const edges = withIds(parsed.data.edges);
  duplicates.push(
    ...duplicateIds(edges.map((edge) => edge.id)).map((duplicate) =>
      problem('duplicate_id', { what: 'wires', id: duplicate }, { edgeId: duplicate }),
    ),
  );
  if (duplicates.length) return refused(...duplicates);
  return { graph: { ...parsed.data, edges }, problems: [] };
}

/** Edges with an id each; one that has none gets the name of its ends, which is stable. */
function withIds(edges: readonly z.infer<typeof edgeSchema>[]): GraphEdge[] {
  const taken = new Set(edges.flatMap((edge) => edge.id ?? []));
  return edges.map((edge) => {
    if (edge.id !== undefined) return { ...edge, id: edge.id };
    const name = freshName(endsName(edge), taken);
    taken.add(name);
    return { ...edge, id: name };
  });
}

function duplicateIds(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const each of ids) {
    if (seen.has(each)) twice.add(each);
    seen.add(each);
  }
  return [...twice];
}
