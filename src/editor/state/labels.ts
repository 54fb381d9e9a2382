// What an edit did, as a code with parameters: the words for undo, history and the live region are made of it. No words here.

import type { GraphNode } from '../../core/graph';

export const EDIT_CODES = [
  'added',
  'addedSeveral',
  'inserted',
  'connected',
  'disconnected',
  'disconnectedSeveral',
  'moved',
  'movedSeveral',
  'set',
  'asks',
  'asksNot',
  'renamed',
  'noted',
  'disabled',
  'enabled',
  'removed',
  'removedSeveral',
  'duplicated',
  'pasted',
  'tidied',
  'fixed',
  'renamedWorkflow',
  'replaced',
] as const;
export type EditCode = (typeof EDIT_CODES)[number];

/** A step as one says it: the name it was given, else the title of its kind. */
export interface StepName {
  readonly type: string;
  readonly title?: string;
}

export interface EditLabel {
  readonly code: EditCode;
  readonly params: {
    readonly step?: StepName;
    /** The second step of a wire. */
    readonly to?: StepName;
    /** A setting of `step`. */
    readonly field?: string;
    readonly count?: number;
    readonly name?: string;
  };
}

export const editLabel = (code: EditCode, params: EditLabel['params'] = {}): EditLabel => ({ code, params });

export const stepName = (node: GraphNode | undefined): StepName => ({
  type: node?.type ?? '',
  ...(node?.title ? { title: node.title } : {}),
});
