// What is said between the process that imports a model and the throw-away one that tries it.

import type { ErrorCode, ErrorParams } from '../core/errors';
import type { Feeding } from '../inference/probe';
import type { ProbeFacts } from '../models/recognise/probe';

export interface ProbeJob {
  readonly path: string;
  /** Null: the model is only loaded, because nobody knows how to feed it. */
  readonly feeding: Feeding | null;
  /** RGB bytes of the input's size as base64; without it a pattern with edges and colours is used. */
  readonly photo: string | null;
  readonly limitMb: number;
}
export type ProbeAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'facts'; readonly facts: ProbeFacts | null; readonly milliseconds: number }
  | { readonly kind: 'error'; readonly code: ErrorCode; readonly params: ErrorParams; readonly detail: string };
