// What the editor holds, and what can be done with it. Canvas, panels and outline share these actions; there is no other way to change the document.
// Only the document and the label of the edit that led to it are in the history.

import type { Graph } from '../../core/graph';
import type { GraphEdit } from '../../core/graph-edits';
import type { NodeRegistry } from '../../core/node';
import type { Problem } from '../../core/problems';
import type { PortRef } from '../../core/wire-types';
import type { Connection } from '../../core/wires';
import type { Point } from '../geometry';
import type { LooseEnd } from './edits/candidates';
import type { EditLabel } from './labels';

export interface Selection {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}

/** What the live region says; `at` grows, so that the same thing said twice is said twice. */
export type Announcement = { readonly at: number } & (
  | { readonly kind: 'did' | 'undid' | 'redid'; readonly label: EditLabel }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'copied'; readonly count: number }
);

/** A step (and setting) to bring into view; `at` grows, so that asking twice shows twice. */
export interface Reveal {
  readonly nodeId: string;
  readonly field?: string;
  readonly at: number;
}

export interface EditorState {
  readonly graph: Graph;
  /** The edit that led to `graph`; null at the start. */
  readonly label: EditLabel | null;
  readonly registry: NodeRegistry;
  readonly readOnly: boolean;
  readonly selection: Selection;
  readonly announcement: Announcement | null;
  readonly reveal: Reveal | null;
  /** The gesture that made the last edit, while it goes on; further edits of the same one make no entry of their own. */
  readonly gesture: string | null;
  readonly actions: EditorActions;
}

/**
 * Every edit gives one entry in the history, or none when nothing changes or the editor is read-only.
 * `gesture`: edits in a row with the same name are one entry (typing in a field, dragging a slider).
 */
export interface EditorActions {
  commit(label: EditLabel, graph: Graph, gesture?: string): boolean;
  /** Ends a gesture: the next edit is an entry of its own. */
  endGesture(): void;
  undo(steps?: number): void;
  redo(steps?: number): void;

  /** Gives the new step's id; null when it was refused. Without `at` it comes right of the selected step, else of the last. */
  addNode(type: string, at?: Point): string | null;
  /** A new step, wired to a loose end. */
  addAtEnd(type: string, end: LooseEnd, at?: Point): string | null;
  /** A new step in the middle of a wire. */
  addInWire(type: string, edgeId: string): string | null;
  /** Draws the wire if it fits; else says why not. */
  connect(from: PortRef, to: PortRef): Connection;
  /** Moves the end of a wire to another input, or its start to another output, as one edit. */
  reconnect(edgeId: string, from: PortRef, to: PortRef): Connection;
  disconnect(edgeIds: readonly string[]): void;
  moveNodes(to: Readonly<Record<string, Point>>, gesture?: string): void;
  /** `undefined` takes the setting away, so that its usual value holds. */
  setConfig(nodeId: string, field: string, value: unknown, gesture?: string): void;
  /** Another model in `field`, and what else goes with it, as one edit. */
  setModel(nodeId: string, field: string, name: unknown, also: Readonly<Record<string, unknown>>): void;
  setAsk(nodeId: string, field: string, asks: boolean): void;
  rename(nodeId: string, title: string, gesture?: string): void;
  setNote(nodeId: string, note: string, gesture?: string): void;
  setDisabled(nodeIds: readonly string[], disabled: boolean): void;
  remove(nodeIds: readonly string[], edgeIds?: readonly string[]): void;
  /** Takes steps out and wires what came in to where it went. */
  removeAndReconnect(nodeIds: readonly string[]): void;
  duplicate(nodeIds: readonly string[]): readonly string[];
  /** The text for the clipboard; null when nothing of it is there. */
  copy(nodeIds: readonly string[]): string | null;
  /** Gives the ids of the pasted steps; null for a text that is no part of a workflow. */
  paste(text: string, at?: Point): readonly string[] | null;
  tidy(): void;
  applyFix(edits: readonly GraphEdit[]): void;
  renameWorkflow(name: string, gesture?: string): void;
  /** Another document in place of this one. Undoable, unless `fresh`: then the history starts anew. */
  replaceDocument(graph: Graph, options?: { readonly fresh?: boolean }): void;

  select(selection: Partial<Selection>): void;
  selectAll(): void;
  show(nodeId: string, field?: string): void;
  announceRefusal(problem: Problem): void;
  setReadOnly(readOnly: boolean): void;
}
