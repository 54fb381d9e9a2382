// The canvas: the graph as cards and wires, drawn by React Flow, changed through the store's actions only.
'use client';

import {
  Background,
  BackgroundVariant,
  type Connection,
  type EdgeChange,
  type FinalConnectionState,
  MiniMap,
  type NodeChange,
  type OnConnectStartParams,
  Panel,
  ReactFlow,
  SelectionMode,
  useReactFlow,
  useStore,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { type ClipboardEvent, type DragEvent, type MouseEvent, useMemo, useRef, useState } from 'react';
import type { PortRef } from '../../core/wire-types';
import { useEditorWords } from '../editor-words';
import { GRID, type Point } from '../geometry';
import { isTyping } from '../keymap';
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
import { SlipNode } from './slip-node';
import { StepNode } from './step-node';
import { portKey, useUi, useUiStore } from './ui-store';
import { useCanvasKeys } from './use-canvas-keys';
import { useKeptFocus } from './use-kept-focus';
import { useLinking } from './use-linking';
import { useNamedSteps } from './use-named-steps';
import { useReveal } from './use-reveal';
import { WireEdge } from './wire-edge';

const NODE_TYPES = { step: StepNode, slip: SlipNode };
const EDGE_TYPES = { wire: WireEdge };
const FIT = { padding: 0.15, maxZoom: 1, minZoom: 0.35 };
const SNAP: [number, number] = [GRID, GRID];
/** Below this zoom small words cannot be read; only names are shown, larger. */
const FAR = 0.4;
/** From here on an overview helps more than it hides. */
const MINIMAP_FROM = 15;

const pointOf = (event: globalThis.MouseEvent | TouchEvent): Point => {
  const at = 'changedTouches' in event ? event.changedTouches[0] : event;
  return { x: at?.clientX ?? 0, y: at?.clientY ?? 0 };
};

export function Canvas() {
  const { t } = useEditorWords();
  const store = useEditorStore();
  const ui = useUiStore();
  const actions = useEditorActions();
  const flow = useReactFlow<FlowNode, FlowEdge>();
  const linking = useLinking();
  const onKey = useCanvasKeys();
  const graph = useEditor((state) => state.graph);
  const registry = useEditor((state) => state.registry);
  const selection = useEditor((state) => state.selection);
  const readOnly = useEditor((state) => state.readOnly);
  const isLinking = useUi((state) => state.linking !== null);
  const [dragged, setDragged] = useState<Readonly<Record<string, Point>> | null>(null);
  const pointer = useRef<Point | null>(null);
  const canvas = useRef<HTMLElement>(null);
  const far = useStore(({ transform }) => transform[2] < FAR);
  useReveal();
  useKeptFocus(canvas);

  const [passes] = useState(() => ({ draw: drawingOf(), steps: placedSteps(), wires: placedWires() }));
  const drawing = useMemo(() => passes.draw(graph, registry), [passes, graph, registry]);
  const saved = positionsOf(graph, registry);
  const positions = useMemo(() => (dragged ? { ...saved, ...dragged } : saved), [saved, dragged]);
  const placed = useMemo(
    () => passes.steps(drawing.steps, positions, selection.nodes),
    [passes, drawing, positions, selection.nodes],
  );
  const nodes = useNamedSteps(placed);
  const edges = useMemo(() => passes.wires(drawing.wires, selection.edges), [passes, drawing, selection.edges]);

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
    return { x: snapped('from' in end ? at.x : at.x - 220), y: snapped(at.y - 210) };
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
    const place = { x: snapped(at.x - 110), y: snapped(at.y - 30) };
    const id = (wire !== undefined && actions.addInWire(type, wire)) || actions.addNode(type, place);
    if (id) focusStep(id);
  }

  function onPaneDoubleClick(event: MouseEvent): void {
    if (readOnly || !(event.target instanceof Element) || !event.target.closest('.react-flow__pane')) return;
    const screen = { x: event.clientX, y: event.clientY };
    const at = flow.screenToFlowPosition(screen);
    ui.getState().set({ quickAdd: { screen, place: { x: snapped(at.x), y: snapped(at.y) } } });
  }

  function onCopy(event: ClipboardEvent, cut: boolean): void {
    if (isTyping(event.target) || String(window.getSelection() ?? '') !== '') return;
    const { selection: chosen } = store.getState();
    const text = actions.copy(chosen.nodes);
    if (text === null) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
    if (cut) actions.remove(chosen.nodes);
  }

  function onPaste(event: ClipboardEvent): void {
    if (isTyping(event.target) || readOnly) return;
    const at = pointer.current && flow.screenToFlowPosition(pointer.current);
    const pasted = actions.paste(event.clipboardData.getData('text/plain'), at ?? undefined);
    if (pasted === null) return;
    event.preventDefault();
    if (pasted[0] !== undefined) focusStep(pasted[0]);
  }

  return (
    <section
      ref={canvas}
      className={styles.canvas}
      aria-label={t('canvas')}
      aria-describedby="canvas-help"
      data-editor-area="canvas"
      data-far={far || undefined}
      data-linking={isLinking || undefined}
      data-readonly={readOnly || undefined}
      tabIndex={-1}
      onKeyDown={(event) => onKey(event, true)}
      onCopy={(event) => onCopy(event, false)}
      onCut={(event) => onCopy(event, !readOnly)}
      onPaste={onPaste}
      onDoubleClick={onPaneDoubleClick}
      onPointerMove={(event) => {
        pointer.current = { x: event.clientX, y: event.clientY };
      }}
      onPointerLeave={() => {
        pointer.current = null;
      }}
    >
      <p id="canvas-help" className="unseen">
        {t('canvasHelp')}
      </p>
      <ReactFlow<FlowNode, FlowEdge>
        nodes={nodes}
        edges={edges}
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
        fitView
        fitViewOptions={FIT}
        proOptions={{ hideAttribution: true }}
      >
        <Background variant={BackgroundVariant.Dots} gap={2 * GRID} size={2.5} color="var(--dots)" />
        <Panel position="bottom-left">
          <CanvasTools />
        </Panel>
        {graph.nodes.length >= MINIMAP_FROM && (
          <MiniMap pannable zoomable ariaLabel={t('minimap')} className={styles.minimap} />
        )}
        {graph.nodes.length === 0 && <EmptyCanvas />}
      </ReactFlow>
    </section>
  );
}

const snapped = (value: number): number => Math.round(value / GRID) * GRID;
