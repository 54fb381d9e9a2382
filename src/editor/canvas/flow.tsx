// The graph as cards and wires, drawn by React Flow, changed through the store's actions only. Begins with all of its steps in
// place and in view, so that nothing has to be measured or moved before it can be seen.
'use client';

import {
  type Connection,
  type EdgeChange,
  type FinalConnectionState,
  type NodeChange,
  type OnConnectStartParams,
  Panel,
  ReactFlow,
  SelectionMode,
  useReactFlow,
  useStoreApi,
  ViewportPortal,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { type DragEvent, type RefObject, useMemo, useState } from 'react';
import type { PortRef } from '../../core/wire-types';
import { GRID, type Point, type Size, snap } from '../geometry';
import { STEP_DRAG_TYPE } from '../palette/palette';
import { positionsOf } from '../state/positions';
import { useEditor, useEditorActions, useEditorStore } from '../state/use-editor';
import styles from './canvas.module.css';
import { CanvasTools } from './canvas-tools';
import { ConnectionLine } from './connection-line';
import { EmptyCanvas } from './empty-canvas';
import {
  drawingOf,
  type WireEdge as FlowEdge,
  type StepNode as FlowNode,
  placedSteps,
  placedWires,
} from './flow-graph';
import { focusStep } from './focus';
import { Ground } from './ground';
import { Overview } from './overview';
import { sheetOf, sightOf, viewOfAll, wiresIn } from './sight';
import { SlipNode } from './slip-node';
import { StepNode } from './step-node';
import { portKey, useUiStore } from './ui-store';
import { useLinking } from './use-linking';
import { useNamedSteps } from './use-named-steps';
import { useReveal } from './use-reveal';
import { SightProvider, useSeen } from './use-sight';
import { WireEdge } from './wire-edge';

const NODE_TYPES = { step: StepNode, slip: SlipNode };
const EDGE_TYPES = { wire: WireEdge };
const SNAP: [number, number] = [GRID, GRID];
/** From here on an overview helps more than it hides. */
const MINIMAP_FROM = 15;

const pointOf = (event: globalThis.MouseEvent | TouchEvent): Point => {
  const at = 'changedTouches' in event ? event.changedTouches[0] : event;
  return { x: at?.clientX ?? 0, y: at?.clientY ?? 0 };
};

interface FlowProps {
  /** The place it has on the screen at first. */
  readonly size: Size;
  /** What it is drawn in, which is told while the view moves. */
  readonly canvas: RefObject<HTMLElement | null>;
}

export function Flow({ size, canvas }: FlowProps) {
  const store = useEditorStore();
  const ui = useUiStore();
  const actions = useEditorActions();
  const flow = useReactFlow<FlowNode, FlowEdge>();
  const flowStore = useStoreApi<FlowNode, FlowEdge>();
  const linking = useLinking();
  const graph = useEditor((state) => state.graph);
  const registry = useEditor((state) => state.registry);
  const selection = useEditor((state) => state.selection);
  const readOnly = useEditor((state) => state.readOnly);
  const [dragged, setDragged] = useState<Readonly<Record<string, Point>> | null>(null);
  useReveal();

  const [passes] = useState(() => ({
    draw: drawingOf(),
    steps: placedSteps(),
    wires: placedWires(),
    sight: sightOf(),
  }));
  const drawing = useMemo(() => passes.draw(graph, registry), [passes, graph, registry]);
  const saved = positionsOf(graph, registry);
  const positions = useMemo(() => (dragged ? { ...saved, ...dragged } : saved), [saved, dragged]);
  const placed = useMemo(
    () => passes.steps(drawing.steps, positions, selection.nodes),
    [passes, drawing, positions, selection.nodes],
  );
  const nodes = useNamedSteps(placed);
  const edges = useMemo(() => passes.wires(drawing.wires, selection.edges), [passes, drawing, selection.edges]);
  const [start] = useState(() => viewOfAll(drawing.steps, saved, size));
  const { region, far } = useSeen(start);
  const sight = useMemo(() => passes.sight(drawing.steps, saved, region, far), [passes, drawing, saved, region, far]);
  const sheet = useMemo(() => sheetOf(drawing.steps, saved), [drawing, saved]);
  const wires = useMemo(() => wiresIn(edges, drawing.steps, saved, region), [edges, drawing, saved, region]);
  useState(() => {
    // Before anything of it is drawn: otherwise it is drawn empty first, and all of it again.
    const { width, height, transform } = start;
    // Every measure of a card is known; what would be measured from afar has no ports.
    flowStore.setState({ width, height, transform, updateNodeInternals: () => undefined });
    flowStore.getState().setNodes(nodes);
    flowStore.getState().setEdges(wires);
  });
  const [x, y, zoom] = start.transform;

  function onNodesChange(changes: NodeChange<FlowNode>[]): void {
    const places: Record<string, Point> = {};
    let over = false;
    let chosen: Set<string> | null = null;
    for (const change of changes) {
      if (change.type === 'position') {
        if (!change.dragging) over = true;
        else if (change.position) places[change.id] = change.position;
      } else if (change.type === 'select') {
        chosen ??= new Set(store.getState().selection.nodes);
        if (change.selected) chosen.add(change.id);
        else chosen.delete(change.id);
      }
    }
    if (Object.keys(places).length > 0) setDragged((before) => ({ ...before, ...places }));
    if (over) settle(changes);
    if (chosen) actions.select({ nodes: [...chosen] });
  }

  /** A drag is over: one edit for all of it. */
  function settle(changes: readonly NodeChange<FlowNode>[]): void {
    const last = changes.flatMap((change) =>
      change.type === 'position' && change.position ? [[change.id, change.position] as const] : [],
    );
    const all = { ...dragged, ...Object.fromEntries(last) };
    setDragged(null);
    if (Object.keys(all).length > 0 && !readOnly) actions.moveNodes(all);
  }

  function onEdgesChange(changes: EdgeChange<FlowEdge>[]): void {
    const chosen = new Set(store.getState().selection.edges);
    let changed = false;
    for (const change of changes) {
      if (change.type !== 'select') continue;
      changed = true;
      if (change.selected) chosen.add(change.id);
      else chosen.delete(change.id);
    }
    if (changed) actions.select({ edges: [...chosen] });
  }

  const startOf = ({ nodeId, handleId, handleType }: OnConnectStartParams) => {
    const ref: PortRef = { nodeId: nodeId ?? '', port: handleId ?? '' };
    return handleType === 'source' ? { from: ref } : { to: ref };
  };

  function fits({ source, sourceHandle, target, targetHandle }: Connection | FlowEdge): boolean {
    const { linking: now } = ui.getState();
    if (!now) return false;
    return 'from' in now.end
      ? now.end.from.nodeId === source &&
          now.end.from.port === sourceHandle &&
          now.fits.has(portKey(target, targetHandle ?? ''))
      : now.end.to.nodeId === target &&
          now.end.to.port === targetHandle &&
          now.fits.has(portKey(source, sourceHandle ?? ''));
  }

  function onConnectEnd(event: globalThis.MouseEvent | TouchEvent, state: FinalConnectionState): void {
    const { linking: now, set } = ui.getState();
    if (!now) return;
    const screen = pointOf(event);
    const { toHandle } = state;
    const opposite = 'from' in now.end ? 'target' : 'source';
    if (toHandle && toHandle.type === opposite) {
      linking.end({ nodeId: toHandle.nodeId, port: toHandle.id ?? '' }, screen);
      return;
    }
    const under = document.elementFromPoint(screen.x, screen.y);
    const step = under?.closest<HTMLElement>('.react-flow__node')?.dataset.id;
    const own = 'from' in now.end ? now.end.from.nodeId : now.end.to.nodeId;
    if (step !== undefined && step !== own) linking.endAtStep(step, screen);
    else if (step === undefined && under?.closest('.react-flow__pane')) {
      set({ linking: null, quickAdd: { screen, place: placeFor(now.end, screen), wire: now.end } });
    } else linking.cancel();
  }

  /** The new step's own port comes to lie where the wire was dropped. */
  function placeFor(end: object, screen: Point): Point {
    const at = flow.screenToFlowPosition(screen);
    return { x: snap('from' in end ? at.x : at.x - 220), y: snap(at.y - 210) };
  }

  function onDrop(event: DragEvent): void {
    const type = event.dataTransfer.getData(STEP_DRAG_TYPE);
    if (!type || readOnly) return;
    event.preventDefault();
    const screen = { x: event.clientX, y: event.clientY };
    const wire = document
      .elementsFromPoint(screen.x, screen.y)
      .map((element) => element.closest<HTMLElement>('.react-flow__edge')?.dataset.id)
      .find((id) => id !== undefined);
    const at = flow.screenToFlowPosition(screen);
    const place = { x: snap(at.x - 110), y: snap(at.y - 30) };
    const id = (wire !== undefined && actions.addInWire(type, wire)) || actions.addNode(type, place);
    if (id) focusStep(id);
  }

  return (
    <SightProvider value={sight}>
      <ReactFlow<FlowNode, FlowEdge>
        nodes={nodes}
        edges={wires}
        data-far={sight.far || undefined}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        isValidConnection={fits}
        // Past React: a moving view must not draw a single step anew.
        onMove={(event) => {
          const by = event && event.type !== 'wheel' ? 'hand' : 'wheel';
          if (canvas.current && canvas.current.dataset.moving !== by) canvas.current.dataset.moving = by;
        }}
        onMoveEnd={() => canvas.current?.removeAttribute('data-moving')}
        onConnectStart={(_, params) => linking.start(startOf(params), 'drag')}
        onConnect={({ source, sourceHandle, target, targetHandle }) => {
          linking.cancel();
          actions.connect({ nodeId: source, port: sourceHandle ?? '' }, { nodeId: target, port: targetHandle ?? '' });
        }}
        onConnectEnd={onConnectEnd}
        onPaneClick={(event) => {
          const { linking: now, set } = ui.getState();
          if (now?.by !== 'click') return;
          const screen = { x: event.clientX, y: event.clientY };
          set({ linking: null, quickAdd: { screen, place: placeFor(now.end, screen), wire: now.end } });
        }}
        onNodeMouseEnter={(_, { id }) => ui.getState().set({ pointed: id })}
        onNodeMouseLeave={() => ui.getState().set({ pointed: null })}
        onNodeContextMenu={(event, node) => {
          event.preventDefault();
          actions.select({ nodes: [node.id], edges: [] });
          ui.getState().set({ menu: { nodeId: node.id, screen: { x: event.clientX, y: event.clientY } } });
        }}
        onDragOver={(event) => {
          if (!event.dataTransfer.types.includes(STEP_DRAG_TYPE)) return;
          event.preventDefault();
          event.dataTransfer.dropEffect = 'copy';
        }}
        onDrop={onDrop}
        nodesDraggable={!readOnly}
        nodesConnectable={!readOnly}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        panActivationKeyCode={null}
        zoomOnDoubleClick={false}
        connectOnClick={false}
        connectionDragThreshold={4}
        connectionLineComponent={ConnectionLine}
        selectionMode={SelectionMode.Partial}
        snapToGrid
        snapGrid={SNAP}
        minZoom={0.1}
        maxZoom={2}
        defaultViewport={{ x, y, zoom }}
        proOptions={{ hideAttribution: true }}
      >
        <Ground />
        <ViewportPortal>
          <div className={styles.sheet} style={sheet} />
        </ViewportPortal>
        <Panel position="bottom-left">
          <CanvasTools />
        </Panel>
        {graph.nodes.length >= MINIMAP_FROM && <Overview steps={drawing.steps} places={saved} />}
        {graph.nodes.length === 0 && <EmptyCanvas />}
      </ReactFlow>
    </SightProvider>
  );
}
