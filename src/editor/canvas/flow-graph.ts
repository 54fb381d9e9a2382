// The document as React Flow takes it, in two passes: what an edit changes, and what a drag or a click changes (places, selection).
// Each pass gives the very same object for what did not change, so that only what changed is drawn anew. Knows no screen.

import { type Edge, type Node, type NodeHandle, Position } from '@xyflow/react';
import type { DataType } from '../../core/data-types';
import type { Graph, GraphEdge, GraphNode } from '../../core/graph';
import { indexGraph } from '../../core/graph-index';
import type { NodeRegistry } from '../../core/node';
import { outputType } from '../../core/wire-types';
import { CARD_WIDTH, cardSize, isSlip, type Point, portY, type Size, sizeOf } from '../geometry';
import { readingOrder } from '../reading-order';
import { type StepName, stepName } from '../state/labels';
import { type PortsView, type PortView, portsOf } from './ports-of';

/** The grip of a port is larger than its drawing: 24 px, for fingers and unsteady hands. */
export const GRIP = 24;

export type Links = Readonly<Record<string, readonly StepName[]>>;

export interface StepData extends Record<string, unknown> {
  readonly node: GraphNode;
  readonly ports: PortsView;
  /** Per wired port the steps at the other ends. */
  readonly inputLinks: Links;
  readonly outputLinks: Links;
  /** Its place in the reading order, from 1. */
  readonly step: number;
  readonly steps: number;
}
export type StepNode = Node<StepData, 'step' | 'slip'>;

export interface WireData extends Record<string, unknown> {
  readonly type: DataType | null;
  /** Leads from or to a step that is switched off. */
  readonly off: boolean;
  /** How far the card it starts at reaches above and below its port. */
  readonly above: number;
  readonly below: number;
}
export type WireEdge = Edge<WireData, 'wire'>;

interface Step {
  readonly data: StepData;
  readonly kind: 'step' | 'slip';
  readonly size: Size;
  readonly handles: NodeHandle[];
}
interface Wire {
  readonly ends: Pick<WireEdge, 'id' | 'source' | 'target' | 'sourceHandle' | 'targetHandle'>;
  readonly data: WireData;
}
interface Drawing {
  readonly steps: readonly Step[];
  readonly wires: readonly Wire[];
}

/** First pass. Gives a function that remembers its last result. */
export function drawingOf(): (graph: Graph, registry: NodeRegistry) => Drawing {
  let oldSteps = new Map<string, Step>();
  let oldWires = new Map<string, Wire>();
  return (graph, registry) => {
    const index = indexGraph(graph);
    const order = readingOrder(graph, graph.layout);
    const steps = order.map((node, at): Step => {
      const definition = registry.get(node.type);
      const ports = portsOf(node, index, registry);
      const slip = isSlip(definition);
      const next: Step = {
        data: {
          node,
          ports,
          inputLinks: links(index.into(node.id), 'targetHandle', 'source'),
          outputLinks: links(index.outOf(node.id), 'sourceHandle', 'target'),
          step: at + 1,
          steps: order.length,
        },
        kind: slip ? 'slip' : 'step',
        size: definition ? sizeOf(definition) : cardSize(ports.inputs.length, ports.outputs.length),
        handles: slip ? [] : [...grips(ports.inputs, 'target'), ...grips(ports.outputs, 'source')],
      };
      const old = oldSteps.get(node.id);
      return old && sameStep(old, next) ? old : next;
    });
    const byId = new Map(steps.map((step) => [step.data.node.id, step]));
    const wires = graph.edges
      .filter((edge) => index.node(edge.source) && index.node(edge.target))
      .map((edge): Wire => {
        const { id, source, target, sourceHandle, targetHandle } = edge;
        const type = outputType({ nodeId: source, port: sourceHandle }, index, registry);
        const off = (index.node(source)?.disabled || index.node(target)?.disabled) ?? false;
        const from = byId.get(source);
        const row = from?.data.ports.outputs.findIndex(({ name }) => name === sourceHandle) ?? 0;
        const above = portY(Math.max(0, row));
        const below = (from?.size.height ?? above) - above;
        const ends = { id, source, target, sourceHandle, targetHandle };
        const next: Wire = { ends, data: { type, off, above, below } };
        const old = oldWires.get(id);
        return old && JSON.stringify(old) === JSON.stringify(next) ? old : next;
      });
    oldSteps = new Map(steps.map((step) => [step.data.node.id, step]));
    oldWires = new Map(wires.map((wire) => [wire.ends.id, wire]));
    return { steps, wires };

    function links(
      edges: readonly GraphEdge[],
      port: 'sourceHandle' | 'targetHandle',
      end: 'source' | 'target',
    ): Links {
      const found: Record<string, StepName[]> = {};
      for (const edge of edges) {
        const name = stepName(index.node(edge[end]));
        found[edge[port]] = [...(found[edge[port]] ?? []), name];
      }
      return found;
    }
  };
}

const sameStep = (a: Step, b: Step): boolean =>
  a.data.node === b.data.node && JSON.stringify({ ...a.data, node: 0 }) === JSON.stringify({ ...b.data, node: 0 });

function grips(ports: readonly PortView[], type: 'source' | 'target'): NodeHandle[] {
  const right = type === 'source';
  return ports.map(({ name }, row) => ({
    id: name,
    type,
    position: right ? Position.Right : Position.Left,
    x: (right ? CARD_WIDTH : 0) - GRIP / 2,
    y: portY(row) - GRIP / 2,
    width: GRIP,
    height: GRIP,
  }));
}

/** Second pass for steps. */
export function placedSteps(): (
  steps: readonly Step[],
  positions: Readonly<Record<string, Point>>,
  selected: readonly string[],
) => StepNode[] {
  let old = new Map<string, { step: Step; node: StepNode }>();
  return (steps, positions, selected) => {
    const chosen = new Set(selected);
    const next = steps.map((step) => {
      const { id } = step.data.node;
      const { x, y } = positions[id] ?? { x: 0, y: 0 };
      const before = old.get(id);
      const same =
        before?.step === step &&
        before.node.position.x === x &&
        before.node.position.y === y &&
        before.node.selected === chosen.has(id);
      if (before && same) return before;
      const node: StepNode = {
        id,
        type: step.kind,
        position: { x, y },
        data: step.data,
        selected: chosen.has(id),
        ...step.size,
        measured: step.size,
        handles: step.handles,
      };
      return { step, node };
    });
    old = new Map(next.map((each) => [each.node.id, each]));
    return next.map((each) => each.node);
  };
}

/** Second pass for wires. */
export function placedWires(): (wires: readonly Wire[], selected: readonly string[]) => WireEdge[] {
  let old = new Map<string, { wire: Wire; edge: WireEdge }>();
  return (wires, selected) => {
    const chosen = new Set(selected);
    const next = wires.map((wire) => {
      const before = old.get(wire.ends.id);
      const on = chosen.has(wire.ends.id);
      if (before?.wire === wire && before.edge.selected === on) return before;
      const edge: WireEdge = { ...wire.ends, type: 'wire', selected: on, data: wire.data };
      return { wire, edge };
    });
    old = new Map(next.map((each) => [each.edge.id, each]));
    return next.map((each) => each.edge);
  };
}
