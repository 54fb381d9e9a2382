// Whether a wire fits, and if not why, in words, and what would mend it. The editor while dragging, the compiler and the API ask the same function.
// Names no node kind: what to insert is found by looking at the ports of all of them.

import { DATA_TYPE_LOOK, DATA_TYPES, type DataType } from './data-types';
import type { Graph, GraphEdge, GraphNode } from './graph';
import type { AnyNode, NodeRegistry } from './node';
import type { Port } from './ports';
import { type Fix, type Problem, problem } from './problems';

export interface PortRef {
  readonly nodeId: string;
  readonly port: string;
}

export type Connection = { readonly ok: true } | { readonly ok: false; readonly problem: Problem };

/** Label fits text; nothing else is cast. */
function fits(given: DataType, wanted: readonly DataType[]): boolean {
  return wanted.includes(given) || (given === 'label' && wanted.includes('text'));
}

/**
 * Whether a wire from output `from` to input `to` may be drawn in `graph`: both ends exist, the types fit, the input is free, no circle.
 * Levels are a matter of the whole graph and judged by the compiler.
 */
export function canConnect(from: PortRef, to: PortRef, graph: Graph, registry: NodeRegistry): Connection {
  const misfit = checkWire({ ...asEdge(from, to), id: '' }, graph, registry);
  if (misfit) return { ok: false, problem: misfit };
  const input = portOf(to, 'inputs', graph, registry);
  const occupied = graph.edges.some((edge) => edge.target === to.nodeId && edge.targetHandle === to.port);
  if (occupied && !input?.options.many) {
    return { ok: false, problem: problem('port_taken', { node: to.nodeId, port: to.port }, { nodeId: to.nodeId }) };
  }
  if (reaches(graph, to.nodeId, from.nodeId)) {
    return {
      ok: false,
      problem: problem('cycle', { nodes: `"${to.nodeId}" and "${from.nodeId}"` }, { nodeId: to.nodeId }),
    };
  }
  return { ok: true };
}

/** What is wrong with one edge by itself: missing ends, unknown ports, types that do not fit. Null when nothing is; unknown kinds are judged elsewhere. */
export function checkWire(edge: GraphEdge, graph: Graph, registry: NodeRegistry): Problem | null {
  const where = edge.id ? { edgeId: edge.id } : {};
  const remove: Fix | undefined = edge.id
    ? { label: 'Remove the wire', edits: [{ kind: 'removeEdge', edgeId: edge.id }] }
    : undefined;
  for (const end of [edge.source, edge.target]) {
    if (!graph.nodes.some((node) => node.id === end))
      return problem('dangling_edge', { node: end }, { ...where, fix: remove });
  }
  const source = definitionOf(edge.source, graph, registry);
  const target = definitionOf(edge.target, graph, registry);
  if (source && !Object.hasOwn(source.outputs, edge.sourceHandle)) {
    return unknownPort(edge.source, 'output', edge.sourceHandle, Object.keys(source.outputs), {
      ...where,
      fix: remove,
    });
  }
  if (target && !Object.hasOwn(target.inputs, edge.targetHandle)) {
    return unknownPort(edge.target, 'input', edge.targetHandle, Object.keys(target.inputs), { ...where, fix: remove });
  }
  if (!source || !target) return null;
  const wanted = acceptedTypes(target.inputs[edge.targetHandle]);
  const given = outputType({ nodeId: edge.source, port: edge.sourceHandle }, graph, registry);
  if (given === null || fits(given, wanted)) return null;
  return mismatch(edge, source, target, given, wanted, graph, registry);
}

/** The data type an output gives, following `sameAs` back through the graph; null when what it depends on is not wired. */
export function outputType(
  from: PortRef,
  graph: Graph,
  registry: NodeRegistry,
  seen: ReadonlySet<string> = new Set(),
): DataType | null {
  const declared = portOf(from, 'outputs', graph, registry)?.type;
  if (!declared || seen.has(from.nodeId)) return null;
  if (declared.kind === 'one') return declared.type;
  if (declared.kind !== 'sameAs') return null;
  const edge = graph.edges.find((each) => each.target === from.nodeId && each.targetHandle === declared.input);
  return edge
    ? outputType({ nodeId: edge.source, port: edge.sourceHandle }, graph, registry, new Set([...seen, from.nodeId]))
    : null;
}

/** The data types an input takes. */
export function acceptedTypes(input: Port | undefined): readonly DataType[] {
  if (!input) return [];
  switch (input.type.kind) {
    case 'one':
      return [input.type.type];
    case 'oneOf':
      return input.type.types;
    case 'any':
    case 'sameAs':
      return DATA_TYPES;
  }
}

function mismatch(
  edge: GraphEdge,
  source: AnyNode,
  target: AnyNode,
  given: DataType,
  wanted: readonly DataType[],
  graph: Graph,
  registry: NodeRegistry,
): Problem {
  const between = stepBetween(given, wanted, registry);
  const fix = between ? insertFix(edge, between, graph) : undefined;
  const hint = between ? ` Put "${between.node.title}" between them.` : ' Use another output or input.';
  return problem(
    'type_mismatch',
    {
      from: source.title,
      fromPort: `${edge.source}.${edge.sourceHandle}`,
      fromType: inWords([given]),
      to: target.title,
      toPort: `${edge.target}.${edge.targetHandle}`,
      toType: inWords(wanted),
      hint,
    },
    { ...(edge.id ? { edgeId: edge.id } : {}), nodeId: edge.target, fix },
  );
}

interface StepBetween {
  readonly node: AnyNode;
  readonly input: string;
  readonly output: string;
}

/** A node kind that takes `given`, needs nothing else, and gives one of `wanted`; the first by type name. */
function stepBetween(given: DataType, wanted: readonly DataType[], registry: NodeRegistry): StepBetween | null {
  const kinds = [...registry.values()].sort((a, b) => (a.type < b.type ? -1 : 1));
  for (const node of kinds) {
    const needed = Object.entries(node.inputs).filter(([, each]) => !each.options.optional);
    const [only] = needed;
    if (needed.length !== 1 || !only || node.source || node.requires?.length || !fits(given, acceptedTypes(only[1])))
      continue;
    for (const [output, each] of Object.entries(node.outputs)) {
      if (each.type.kind === 'one' && !each.options.expands && fits(each.type.type, wanted))
        return { node, input: only[0], output };
    }
  }
  return null;
}

function insertFix(edge: GraphEdge, between: StepBetween, graph: Graph): Fix {
  const id = freshId(between.node.type, graph);
  const node: GraphNode = {
    id,
    type: between.node.type,
    version: between.node.version,
    config: between.node.config.parse({}),
  };
  return {
    label: `Insert "${between.node.title}"`,
    edits: [
      ...(edge.id ? [{ kind: 'removeEdge' as const, edgeId: edge.id }] : []),
      { kind: 'addNode', node, position: middle(edge, graph) },
      {
        kind: 'addEdge',
        edge: namedEdge({ nodeId: edge.source, port: edge.sourceHandle }, { nodeId: id, port: between.input }),
      },
      {
        kind: 'addEdge',
        edge: namedEdge({ nodeId: id, port: between.output }, { nodeId: edge.target, port: edge.targetHandle }),
      },
    ],
  };
}

/** `base`, or `base-2`, `base-3` … if a node of the graph has that id. */
export function freshId(base: string, graph: Graph): string {
  const taken = new Set(graph.nodes.map((node) => node.id));
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  return id;
}

/** An edge named by its ends. */
export function namedEdge(from: PortRef, to: PortRef): GraphEdge {
  return { ...asEdge(from, to), id: `${from.nodeId}.${from.port}-${to.nodeId}.${to.port}` };
}

function asEdge(from: PortRef, to: PortRef) {
  return { source: from.nodeId, sourceHandle: from.port, target: to.nodeId, targetHandle: to.port };
}

function middle(edge: GraphEdge, graph: Graph): { x: number; y: number } | undefined {
  const a = graph.layout[edge.source];
  const b = graph.layout[edge.target];
  return a && b ? { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } : undefined;
}

/** "photo", "table or number". */
export function inWords(types: readonly DataType[]): string {
  return types.length === DATA_TYPES.length ? 'anything' : types.map((type) => DATA_TYPE_LOOK[type].title).join(' or ');
}

function unknownPort(
  node: string,
  direction: string,
  port: string,
  known: string[],
  where: Parameters<typeof problem>[2],
): Problem {
  return problem(
    'unknown_port',
    { node, direction, port, known: known.join(', ') || 'none' },
    { ...where, nodeId: node },
  );
}

function definitionOf(nodeId: string, graph: Graph, registry: NodeRegistry): AnyNode | undefined {
  const node = graph.nodes.find((each) => each.id === nodeId);
  return node && registry.get(node.type);
}

function portOf(ref: PortRef, side: 'inputs' | 'outputs', graph: Graph, registry: NodeRegistry): Port | undefined {
  const ports = definitionOf(ref.nodeId, graph, registry)?.[side];
  return ports && Object.hasOwn(ports, ref.port) ? ports[ref.port] : undefined;
}

/** Whether `to` can be reached from `from` along the wires (a node reaches itself). */
function reaches(graph: Graph, from: string, to: string): boolean {
  const open = [from];
  const seen = new Set<string>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === to) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    for (const edge of graph.edges) if (edge.source === next) open.push(edge.target);
  }
  return false;
}
