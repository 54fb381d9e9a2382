// What the editor shows of a trial run over the chosen photo: per step its state, picture and number, per wire its count.
// Handed in from outside; it never stands in the document.

import type { Detections } from '../core/data-types';
import type { PhotoArea, PhotoObject } from '../photo/photo-object';

export type StepState = 'idle' | 'running' | 'done' | 'stale' | 'failed';

/** The number that matters: `36 found`; `what` names the word (messages `editor.badge`). */
export interface StepBadge {
  readonly count: number;
  readonly what: 'found' | 'kept' | 'counted' | 'photos' | 'files' | 'areas';
}

export interface StepPicture {
  readonly src: string;
  /** Of the upright photo, in pixels; the boxes of `objects` are in the same. */
  readonly width: number;
  readonly height: number;
  readonly objects: readonly PhotoObject[];
  readonly areas?: readonly PhotoArea[];
}

/** Numbers in place of a picture: a large one, and lines below. */
export interface StepFigure {
  readonly number?: number | string;
  readonly lines: readonly {
    readonly label: string;
    readonly value: string | number;
    readonly state?: 'ok' | 'low' | 'high' | 'out';
  }[];
}

export interface StepView {
  readonly state: StepState;
  /** Nothing changed since the last time: taken from what was stored. */
  readonly cached?: boolean;
  /** Why it failed, in words. */
  readonly message?: string;
  /** What should be known of what it gave, in words. */
  readonly warnings?: readonly string[];
  readonly badge?: string | StepBadge;
  readonly picture?: StepPicture;
  readonly figure?: StepFigure;
  /** Values by port, for the panel. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly values?: Readonly<Record<string, unknown>>;
}

export interface EdgeView {
  readonly count: number;
  /** Shown instead of the bare number: "24 kept". */
  readonly words?: string;
}

export interface PreviewView {
  readonly nodes: Readonly<Record<string, StepView>>;
  readonly edges: Readonly<Record<string, EdgeView>>;
}

export const NO_PREVIEW: PreviewView = { nodes: {}, edges: {} };

export const isDetections = (value: unknown): value is Detections =>
  typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items);
