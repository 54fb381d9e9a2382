// Whether a wire fits, and if not why, in words, and what would mend it. The editor while dragging, the compiler and the API ask the same functions.
// Names no node kind.

import { circleProblems } from './circles';
import type { DataType } from './data-types';
import type { Graph, GraphEdge } from './graph';
import { type GraphIndex, indexGraph } from './graph-index';
import type { AnyNode, NodeRegistry } from './node';
import { withStepNames } from './problem-steps';
import { type Fix, fix, type Problem, problem } from './problems';
import { insertFix, stepBetween } from './wire-fixes';
import { acceptedTypes, definitionOf, fits, inWords, namedTypes, outputType, type PortRef, portOf } from './wire-types';

export type Connection = { readonly ok: true } | { readonly ok: false; readonly problem: Problem };

/**
 * Whether a wire from output `from` to input `to` may be drawn in `graph`: both ends exist, the types fit, here and at every wire
 * that depends on it, the input is free, no circle. Levels are a matter of the whole graph and judged by the compiler.
 */
export function canConnect(from: PortRef, to: PortRef, graph: Graph, registry: NodeRegistry): Connection {
  const edge = { source: from.nodeId, sourceHandle: from.port, target: to.nodeId, targetHandle: to.port, id: '' };
  const index = indexGraph(graph);
  const found =
    checkWire(edge, index, registry) ??
    takenInput(edge, index, registry) ??
    newCircle(edge, index) ??
    newMisfit(edge, index, registry);
  if (!found) return { ok: true };
  const [named = found] = withStepNames([found], graph, registry);
  return { ok: false, problem: named };
}

/** What is wrong with one edge by itself: missing ends, unknown ports, types that do not fit. Null when nothing is; unknown kinds are judged elsewhere. */
export function checkWire(edge: GraphEdge, index: GraphIndex, registry: NodeRegistry): Problem | null {
  const where = placeOf(edge);
  for (const end of [edge.source, edge.target]) {
    if (!index.node(end)) return problem('dangling_edge', { node: end }, where);
  }
  const source = definitionOf(edge.source, index, registry);
  const target = definitionOf(edge.target, index, registry);
  if (source && !Object.hasOwn(source.outputs, edge.sourceHandle))
    return unknownPort(edge.source, 'output', edge.sourceHandle, Object.keys(source.outputs), where);
  if (target && !Object.hasOwn(target.inputs, edge.targetHandle))
    return unknownPort(edge.target, 'input', edge.targetHandle, Object.keys(target.inputs), where);
  if (!source || !target) return null;
  const wanted = acceptedTypes(target.inputs[edge.targetHandle]);
  const given = outputType({ nodeId: edge.source, port: edge.sourceHandle }, index, registry);
  if (given === null || fits(given, wanted)) return null;
  return mismatch(edge, source, target, given, wanted, index.graph, registry);
}

/** That an input takes one wire only and `edge` is not the first. */
export function takenInput(edge: GraphEdge, index: GraphIndex, registry: NodeRegistry): Problem | null {
  const input = portOf({ nodeId: edge.target, port: edge.targetHandle }, 'inputs', index, registry);
  if (!input || input.options.many) return null;
  const [first] = index.into(edge.target, edge.targetHandle);
  if (!first || first.id === edge.id) return null;
  const params = { node: edge.target, port: edge.targetHandle, portTitle: input.options.title ?? edge.targetHandle };
  return problem('port_taken', params, { nodeId: edge.target, ...placeOf(edge) });
}

/** The circle that `edge` would close, told as the compiler will tell it. */
function newCircle(edge: GraphEdge, index: GraphIndex): Problem | null {
  if (!reaches(index, edge.target, edge.source)) return null;
  const [first] = circleProblems({ ...index.graph, edges: [...index.graph.edges, edge] });
  return first ? { ...first, edgeId: undefined, fix: undefined } : null;
}

/** A wire further on that fits now and would no more, because an output gives what arrives at the input `edge` leads to. */
function newMisfit(edge: GraphEdge, index: GraphIndex, registry: NodeRegistry): Problem | null {
  const outputs = Object.values(definitionOf(edge.target, index, registry)?.outputs ?? {});
  if (!outputs.some(({ type }) => type.kind === 'sameAs' && type.input === edge.targetHandle)) return null;
  const after = indexGraph({ ...index.graph, edges: [...index.graph.edges, edge] });
  for (const other of index.graph.edges) {
    const found = checkWire(other, after, registry);
    if (found && !checkWire(other, index, registry)) return { ...found, fix: undefined };
  }
  return null;
}

/** Where an edge that is drawn stands, and how to be rid of it. */
function placeOf(edge: GraphEdge): { edgeId?: string; fix?: Fix } {
  if (!edge.id) return {};
  return { edgeId: edge.id, fix: fix('remove_wire', {}, [{ kind: 'removeEdge', edgeId: edge.id }]) };
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
  const where = placeOf(edge);
  return problem(
    'type_mismatch',
    {
      from: source.title,
      fromPort: `${edge.source}.${edge.sourceHandle}`,
      fromType: inWords([given]),
      to: target.title,
      toPort: `${edge.target}.${edge.targetHandle}`,
      toType: inWords(wanted),
      hint: between ? ` Put "${between.node.title}" between them.` : ' Use another output or input.',
      source: edge.source,
      target: edge.target,
      given,
      wanted: namedTypes(wanted),
      kind: between?.node.type ?? 'none',
      title: between?.node.title ?? '',
    },
    { ...where, nodeId: edge.target, fix: between ? insertFix(edge, between, graph) : where.fix },
  );
}

function unknownPort(
  node: string,
  direction: string,
  port: string,
  known: readonly string[],
  where: Parameters<typeof problem>[2],
): Problem {
  const params = { node, direction, port, known: known.join(', ') || 'none' };
  return problem('unknown_port', params, { ...where, nodeId: node });
}

/** Whether `to` can be reached from `from` along the wires (a node reaches itself). */
export function reaches(index: GraphIndex, from: string, to: string): boolean {
  return from === to || stepsAfter(index, from).has(to);
}

/** Every step that can be reached from `from` along the wires, itself included. */
export function stepsAfter(index: GraphIndex, from: string): ReadonlySet<string> {
  const found = new Set([from]);
  for (const id of found) for (const edge of index.outOf(id)) found.add(edge.target);
  return found;
}
