// What a preview tells: how each step went, and what came out for each photo. Said by the worker, shown by the editor.
// Knows no screen.

import type { PixelStep } from './data-types';
import type { PhotoError, PhotoOutcome } from './photo-record';
import type { Plan } from './plan';

/** A question to a worker: the photos are in the blob store. */
export interface PreviewRequest {
  readonly plan: Plan;
  readonly photos: readonly { readonly name: string; readonly blobId: string }[];
}

export interface PreviewStep {
  readonly state: 'done' | 'failed' | 'skipped' | 'idle';
  /** Nothing changed on any of the photos, so it did not run. */
  readonly cached: boolean;
  /** On all photos together. */
  readonly ms: number;
  /** Why it failed on the first photo on which it did. */
  readonly error?: PhotoError;
}

export interface PreviewPhoto extends PhotoOutcome {
  readonly name: string;
}

export interface PreviewAnswer {
  readonly steps: Readonly<Record<string, PreviewStep>>;
  readonly photos: readonly PreviewPhoto[];
  /** How often a model was asked. */
  readonly inferences: number;
}

/** Changes of a photo as part of an address, for its picture after them: `?steps=...`. */
export function stepsInAddress(steps: readonly PixelStep[]): string {
  return steps.length ? `?steps=${encodeURIComponent(JSON.stringify(steps))}` : '';
}
