// One per photo, or several per photo: gives every step its level and refuses steps whose inputs were split by different steps.

import type { GraphNode } from '../core/graph';
import type { GraphIndex } from '../core/graph-index';
import type { AnyNode, NodeRegistry } from '../core/node';
import { type Fix, fix, type Problem, problem } from '../core/problems';
import { acceptedTypes, outputType } from '../core/wire-types';
import { type ActiveGraph, type ActiveWire, wiresInto } from './active-graph';

/** Photo, object, part: nothing lies deeper. */
const MAX_DEPTH = 2;

export type Lineages = ReadonlyMap<string, readonly string[]>;

/** Lineage of each node: the expanding steps above it, outermost first. `ordered` is the topological order. */
export function checkLevels(
  active: ActiveGraph,
  ordered: readonly GraphNode[],
  index: GraphIndex,
  registry: NodeRegistry,
): { lineages: Lineages; problems: Problem[] } {
  const lineages = new Map<string, readonly string[]>();
  const types = new Map(ordered.map((node) => [node.id, node.type]));
  const problems: Problem[] = [];
  for (const node of ordered) {
    const definition = registry.get(node.type);
    if (!definition) continue;
    let deepest: readonly string[] = [];
    const wires = wiresInto(active, node.id).map((wire) => ({
      wire,
      gathers: definition.inputs[wire.port]?.options.gather !== undefined,
      lineage: lineageOfWire(wire, lineages, types, registry),
    }));
    // The wires that gather come last: they are measured by the level of the step, which the others decide.
    for (const { wire, gathers, lineage } of wires.sort((a, b) => Number(a.gathers) - Number(b.gathers))) {
      const [short, long] = lineage.length <= deepest.length ? [lineage, deepest] : [deepest, lineage];
      if (!short.every((id, at) => long[at] === id))
        problems.push(conflict(node, wire, lineage, deepest, index, registry));
      if (!gathers) deepest = long;
    }
    const expands = Object.values(definition.outputs).some((output) => output.options.expands);
    if (expands && deepest.length >= MAX_DEPTH) {
      const explanation = `The step "${node.id}" would split what was already split ${deepest.length} times.`;
      problems.push(
        problem(
          'level_conflict',
          { explanation, why: 'split_again', node: node.id, a: '', b: '' },
          { nodeId: node.id },
        ),
      );
    }
    lineages.set(node.id, deepest);
  }
  return { lineages, problems };
}

/** Lineage of the values on a wire. */
export function lineageOfWire(
  wire: ActiveWire,
  lineages: Lineages,
  types: ReadonlyMap<string, string>,
  registry: NodeRegistry,
): readonly string[] {
  if ('skippedBy' in wire.from) return [];
  const own = lineages.get(wire.from.nodeId) ?? [];
  const output = registry.get(types.get(wire.from.nodeId) ?? '')?.outputs[wire.from.port];
  return output?.options.expands ? [...own, wire.from.nodeId] : own;
}

function conflict(
  node: GraphNode,
  wire: ActiveWire,
  a: readonly string[],
  b: readonly string[],
  index: GraphIndex,
  registry: NodeRegistry,
): Problem {
  const explanation = `The step "${node.id}" gets several values per photo from "${a.at(-1)}" and several others from "${b.at(-1)}"; they do not belong to each other one by one.`;
  return problem(
    'level_conflict',
    { explanation, why: 'two_splits', node: node.id, a: a.at(-1) ?? '', b: b.at(-1) ?? '' },
    { nodeId: node.id, edgeId: wire.edgeId, fix: joinFix(wire, index, registry) },
  );
}

/** Removes the wire, or, where a step kind joins such values on one photo, names it. */
function joinFix(wire: ActiveWire, index: GraphIndex, registry: NodeRegistry): Fix {
  const type = 'nodeId' in wire.from ? outputType(wire.from, index, registry) : null;
  const joiner = [...registry.values()].find((definition) => type !== null && joins(definition, type));
  const edits = [{ kind: 'removeEdge' as const, edgeId: wire.edgeId }];
  return joiner
    ? fix('join_instead', { kind: joiner.type, title: joiner.title }, edits)
    : fix('remove_wire', {}, edits);
}

function joins(definition: AnyNode, type: NonNullable<ReturnType<typeof outputType>>): boolean {
  return (
    Object.values(definition.inputs).some(
      (input) => input.options.gather === 'image' && acceptedTypes(input).includes(type),
    ) && Object.values(definition.outputs).some((output) => output.type.kind === 'one' && output.type.type === type)
  );
}
