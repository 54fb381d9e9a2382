// What is said between the process that imports a model and the throw-away one that tries it.

import type { ErrorCode, ErrorParams } from '../core/errors';
import type { Feeding } from '../inference/probe';
import type { ProviderProbe } from '../inference/providers';
import type { Unzipped } from '../models/import/import-model';
import type { ProbeFacts } from '../models/recognise/probe';

export interface ProbeJob {
  readonly kind: 'probe';
  readonly path: string;
  /** Null: the model is only loaded, because nobody knows how to feed it. */
  readonly feeding: Feeding | null;
  /** RGB bytes of the input's size as base64; without it a pattern with edges and colours is used. */
  readonly photo: string | null;
  readonly limitMb: number;
}
/** A ZIP file to be taken apart: its model goes to `onnxPath` as ONNX. */
export interface UnzipJob {
  readonly kind: 'unzip';
  readonly path: string;
  readonly onnxPath: string;
}
/** Which providers compute here. */
export interface EnginesJob {
  readonly kind: 'engines';
}
/** How long a model of ours takes. */
export interface TimeJob {
  readonly kind: 'time';
  readonly path: string;
  readonly feeding: Feeding;
  readonly provider: string;
  readonly runs: number;
  readonly limitMb: number;
}
export type ChildJob = ProbeJob | UnzipJob | EnginesJob | TimeJob;
export type ProbeAnswer =
  | { readonly kind: 'engines'; readonly engines: readonly ProviderProbe[] }
  | { readonly kind: 'times'; readonly milliseconds: readonly number[] }
  | { readonly kind: 'unzipped'; readonly unzipped: Unzipped }
  | { readonly kind: 'ready' }
  | { readonly kind: 'facts'; readonly facts: ProbeFacts | null; readonly milliseconds: number }
  | { readonly kind: 'error'; readonly code: ErrorCode; readonly params: ErrorParams; readonly detail: string };
