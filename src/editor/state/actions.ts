// The editor's actions over its store. Each finds out what the edit gives (pure functions of ./edits) and commits it under a readable label.
// No React, no screen, no node kind.

import type { TemporalState } from 'zundo';
import { namedEdge } from '../../core/fresh-names';
import type { Graph } from '../../core/graph';
import { applyEdits } from '../../core/graph-edits';
import type { PortRef } from '../../core/wire-types';
import { type Connection, canConnect } from '../../core/wires';
import type { HistoryEntry } from './create-store';
import type { Announcement, EditorActions, EditorState } from './editor-state';
import { type Added, roomProblem, withNew, withNewAt, withNewInWire } from './edits/add';
import { sameContent, withAsk, withConfig, withDisabled, withPositions, withText } from './edits/nodes';
import { partFromText, partOf, partToText, withPart } from './edits/parts';
import { withoutParts, withoutReconnected } from './edits/remove';
import { type EditCode, type EditLabel, editLabel, stepName } from './labels';
import { tidyLayout } from './tidy-layout';

type Set = (change: Partial<EditorState>) => void;
type Temporal = Pick<
  TemporalState<HistoryEntry>,
  'pastStates' | 'futureStates' | 'undo' | 'redo' | 'clear' | 'pause' | 'resume'
>;
type Said = Announcement extends infer Each ? (Each extends Announcement ? Omit<Each, 'at'> : never) : never;

export function makeActions(set: Set, get: () => EditorState, history: () => Temporal): EditorActions {
  const say = (said: Said): void => set({ announcement: { ...said, at: (get().announcement?.at ?? 0) + 1 } });
  const nameOf = (nodeId: string) => stepName(get().graph.nodes.find((node) => node.id === nodeId));

  function commit(label: EditLabel, graph: Graph, gesture?: string): boolean {
    const now = get();
    if (now.readOnly || graph === now.graph) return false;
    const goesOn = gesture !== undefined && gesture === now.gesture;
    if (goesOn) history().pause();
    set({ graph, label, gesture: gesture ?? null, selection: kept(now.selection, graph) });
    if (goesOn) history().resume();
    say({ kind: 'did', label });
    return true;
  }

  function travel(kind: 'undid' | 'redid', steps: number): void {
    const { pastStates, futureStates, undo, redo } = history();
    const there = kind === 'undid' ? pastStates.length : futureStates.length;
    if (get().readOnly || there === 0) return;
    const before = get().label;
    const many = Math.min(steps, there);
    if (kind === 'undid') undo(many);
    else redo(many);
    const { selection, graph, label } = get();
    set({ gesture: null, selection: kept(selection, graph) });
    const told = kind === 'undid' ? before : label;
    if (told) say({ kind, label: told });
  }

  /** Commits an added step and selects it. */
  function settle(added: Added, code: EditCode): string | null {
    if (!added.graph) {
      if (added.problem) say({ kind: 'refused', problem: added.problem });
      return null;
    }
    if (!commit(editLabel(code, { step: stepName(added.node) }), added.graph)) return null;
    set({ selection: { nodes: [added.node.id], edges: [] } });
    return added.node.id;
  }

  /** Judges a wire in `base` and draws it there. */
  function draw(base: Graph, from: PortRef, to: PortRef): Connection {
    const verdict = canConnect(from, to, base, get().registry);
    if (!verdict.ok) {
      say({ kind: 'refused', problem: verdict.problem });
      return verdict;
    }
    const label = editLabel('connected', { step: nameOf(from.nodeId), to: nameOf(to.nodeId) });
    commit(label, applyEdits(base, [{ kind: 'addEdge', edge: namedEdge(from, to, base) }]));
    return verdict;
  }

  const actions: EditorActions = {
    commit,
    endGesture: () => set({ gesture: null }),
    undo: (steps = 1) => travel('undid', steps),
    redo: (steps = 1) => travel('redid', steps),

    addNode(type, at) {
      const { graph, registry, selection } = get();
      const definition = registry.get(type);
      return definition
        ? settle(withNew(graph, registry, definition, { at, after: selection.nodes.at(-1) }), 'added')
        : null;
    },
    addAtEnd(type, end, at) {
      const { graph, registry } = get();
      const definition = registry.get(type);
      return definition ? settle(withNewAt(graph, registry, definition, end, at), 'added') : null;
    },
    addInWire(type, edgeId) {
      const { graph, registry } = get();
      const definition = registry.get(type);
      const edge = graph.edges.find((each) => each.id === edgeId);
      return definition && edge ? settle(withNewInWire(graph, registry, definition, edge), 'inserted') : null;
    },
    connect: (from, to) => draw(get().graph, from, to),
    reconnect(edgeId, from, to) {
      const { graph } = get();
      const edge = graph.edges.find((each) => each.id === edgeId);
      const same =
        edge?.source === from.nodeId &&
        edge.sourceHandle === from.port &&
        edge.target === to.nodeId &&
        edge.targetHandle === to.port;
      return same ? { ok: true } : draw(withoutParts(graph, [], [edgeId]), from, to);
    },
    disconnect(edgeIds) {
      actions.remove([], edgeIds);
    },
    moveNodes(to, gesture) {
      const ids = Object.keys(to);
      const [first = ''] = ids;
      const label =
        ids.length > 1 ? editLabel('movedSeveral', { count: ids.length }) : editLabel('moved', { step: nameOf(first) });
      commit(label, withPositions(get().graph, to), gesture);
    },
    setConfig(nodeId, field, value, gesture) {
      commit(editLabel('set', { step: nameOf(nodeId), field }), withConfig(get().graph, nodeId, field, value), gesture);
    },
    setModel(nodeId, field, name, also) {
      const graph = Object.entries({ ...also, [field]: name }).reduce(
        (changed, [each, value]) => withConfig(changed, nodeId, each, value),
        get().graph,
      );
      commit(editLabel('set', { step: nameOf(nodeId), field }), graph);
    },
    setAsk(nodeId, field, asks) {
      const label = editLabel(asks ? 'asks' : 'asksNot', { step: nameOf(nodeId), field });
      commit(label, withAsk(get().graph, nodeId, field, asks));
    },
    rename(nodeId, title, gesture) {
      const label = editLabel('renamed', { step: nameOf(nodeId), name: title });
      commit(label, withText(get().graph, nodeId, 'title', title), gesture);
    },
    setNote(nodeId, note, gesture) {
      commit(editLabel('noted', { step: nameOf(nodeId) }), withText(get().graph, nodeId, 'note', note), gesture);
    },
    setDisabled(nodeIds, disabled) {
      const params = { step: nameOf(nodeIds[0] ?? ''), count: nodeIds.length };
      commit(editLabel(disabled ? 'disabled' : 'enabled', params), withDisabled(get().graph, nodeIds, disabled));
    },
    remove(nodeIds, edgeIds = []) {
      const { graph } = get();
      commit(removalLabel(graph, nodeIds, edgeIds), withoutParts(graph, nodeIds, edgeIds));
    },
    removeAndReconnect(nodeIds) {
      const { graph, registry } = get();
      commit(removalLabel(graph, nodeIds, []), withoutReconnected(graph, nodeIds, registry));
    },
    duplicate(nodeIds) {
      const { graph, registry } = get();
      return insertPart(partOf(graph, nodeIds, registry), 'duplicated');
    },
    copy(nodeIds) {
      const { graph, registry } = get();
      const part = partOf(graph, nodeIds, registry);
      if (part.nodes.length === 0) return null;
      say({ kind: 'copied', count: part.nodes.length });
      return partToText(part);
    },
    paste(text, at) {
      const read = partFromText(text);
      if (!read) return null;
      if ('part' in read) return insertPart(read.part, 'pasted', at);
      for (const problem of read.problems.slice(0, 1)) say({ kind: 'refused', problem });
      return null;
    },
    tidy() {
      const { graph, registry } = get();
      commit(editLabel('tidied'), withPositions(graph, tidyLayout(graph, registry)));
    },
    applyFix(edits) {
      const { graph } = get();
      const first = edits.flatMap((edit) => (edit.kind === 'addNode' ? [edit.node] : []))[0];
      const label = first ? editLabel('inserted', { step: stepName(first) }) : editLabel('fixed');
      if (edits.length) commit(label, applyEdits(graph, edits));
    },
    renameWorkflow(name, gesture) {
      const { graph } = get();
      commit(editLabel('renamedWorkflow', { name }), graph.name === name ? graph : { ...graph, name }, gesture);
    },
    replaceDocument(graph, { fresh = false } = {}) {
      const selection = kept(get().selection, graph);
      if (!fresh) {
        if (sameContent(graph, get().graph)) return;
        commit(editLabel('replaced'), graph);
        return;
      }
      history().pause();
      set({ graph, label: null, gesture: null, selection });
      history().resume();
      history().clear();
    },

    select: (selection) => set({ selection: { ...get().selection, ...selection } }),
    selectAll: () => set({ selection: { nodes: get().graph.nodes.map((node) => node.id), edges: [] } }),
    show(nodeId, field) {
      const at = (get().reveal?.at ?? 0) + 1;
      set({ selection: { nodes: [nodeId], edges: [] }, reveal: { nodeId, field, at } });
    },
    announceRefusal: (problem) => say({ kind: 'refused', problem }),
    setReadOnly: (readOnly) => set({ readOnly }),
  };
  return actions;

  function insertPart(part: Parameters<typeof withPart>[1], code: EditCode, at?: { x: number; y: number }) {
    const { graph } = get();
    const full = roomProblem(graph, part.nodes.length);
    if (full) say({ kind: 'refused', problem: full });
    if (full || part.nodes.length === 0) return [];
    const { graph: next, nodeIds } = withPart(graph, part, at);
    const label = editLabel(code, { count: nodeIds.length, step: stepName(part.nodes[0]) });
    if (!commit(label, next)) return [];
    set({ selection: { nodes: nodeIds, edges: [] } });
    return nodeIds;
  }
}

/** The selection without what is no longer there. */
function kept(selection: EditorState['selection'], graph: Graph): EditorState['selection'] {
  const ids = new Set([...graph.nodes, ...graph.edges].map((each) => each.id));
  return { nodes: selection.nodes.filter((id) => ids.has(id)), edges: selection.edges.filter((id) => ids.has(id)) };
}

function removalLabel(graph: Graph, nodeIds: readonly string[], edgeIds: readonly string[]): EditLabel {
  const node = (id: string | undefined) => graph.nodes.find((each) => each.id === id);
  if (nodeIds.length > 1) return editLabel('removedSeveral', { count: nodeIds.length });
  if (nodeIds.length === 1) return editLabel('removed', { step: stepName(node(nodeIds[0])) });
  if (edgeIds.length > 1) return editLabel('disconnectedSeveral', { count: edgeIds.length });
  const edge = graph.edges.find((each) => each.id === edgeIds[0]);
  return editLabel('disconnected', { step: stepName(node(edge?.source)), to: stepName(node(edge?.target)) });
}
