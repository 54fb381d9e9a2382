// Which photos a workflow is tried with: samples of a template, photos of one's own or those of a run; remembered in this browser.
'use client';

export type Samples =
  /** Photos of a run that is looked at; nothing else can be chosen. */
  | { readonly kind: 'run' }
  /** Photos of a run, tried with the workflow as it is now. */
  | { readonly kind: 'ofRun'; readonly run: string }
  | { readonly kind: 'template'; readonly template: string }
  | { readonly kind: 'uploads'; readonly photos: readonly { readonly id: string; readonly name: string }[] };

export interface ChosenSamples {
  readonly samples: Samples;
  /** Which of them is shown. */
  readonly index: number;
}

export const MOST_SAMPLES = 12;
const keyOf = (workflowId: string): string => `lensgraph.samples.${workflowId}`;

export function rememberSamples(workflowId: string, chosen: ChosenSamples): void {
  localStorage.setItem(keyOf(workflowId), JSON.stringify(chosen));
}

export function rememberedSamples(workflowId: string): ChosenSamples | null {
  try {
    const json: unknown = JSON.parse(localStorage.getItem(keyOf(workflowId)) ?? 'null');
    return isChosen(json) ? json : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isChosen(json: unknown): json is ChosenSamples {
  if (typeof json !== 'object' || json === null || !('samples' in json) || !('index' in json)) return false;
  const { samples, index } = json;
  if (typeof samples !== 'object' || samples === null || typeof index !== 'number') return false;
  if ('run' in samples) return typeof samples.run === 'string';
  if ('template' in samples) return typeof samples.template === 'string';
  return 'photos' in samples && Array.isArray(samples.photos) && samples.photos.length > 0;
}
