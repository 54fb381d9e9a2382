// What the editor shows of a trial run over the chosen photo: per step its state, picture and number, per wire its count.
// Handed in from outside; it never stands in the document.

import type { Box, Detections } from '../core/data-types';

export type StepState = 'idle' | 'running' | 'done' | 'stale' | 'failed';

/** The number that matters: `36 found`; `what` names the word (messages `editor.badge`). */
export interface StepBadge {
  readonly count: number;
  readonly what: 'found' | 'kept' | 'counted' | 'photos' | 'files' | 'areas';
}

/** An object to draw on a picture, as `MarkedPhoto` takes it. */
export interface PictureObject {
  readonly id: string;
  readonly label: string;
  readonly score: number;
  readonly box: Box;
  readonly dashed?: boolean;
  readonly corrected?: boolean;
}

export interface StepPicture {
  readonly src: string;
  /** Of the upright photo, in pixels; the boxes of `objects` are in the same. */
  readonly width: number;
  readonly height: number;
  readonly objects: readonly PictureObject[];
}

export interface StepView {
  readonly state: StepState;
  /** Nothing changed since the last time: taken from what was stored. */
  readonly cached?: boolean;
  /** Why it failed, in words. */
  readonly message?: string;
  readonly badge?: string | StepBadge;
  readonly picture?: StepPicture;
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
