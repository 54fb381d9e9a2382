// What is known of one photo after its run: the row that is stored, folded by collectors and shown.

import type { ErrorParams, LensgraphError } from './errors';
import type { PhotoStatus } from './node';
import type { Path } from './ports';

export interface PhotoError {
  readonly code: string;
  /** Fit for a person, in English; screens say it by code and params in their own language. */
  readonly message: string;
  readonly params?: ErrorParams;
  readonly nodeId?: string;
}

/** What is kept of `error`; `nodeId` is the step at which it happened. */
export function photoError({ code, message, params }: LensgraphError, nodeId?: string): PhotoError {
  return { code, message, ...(Object.keys(params).length ? { params } : {}), ...(nodeId ? { nodeId } : {}) };
}

/** One value of a port that lies deeper than the photo. */
export interface PathValue {
  readonly path: Path;
  readonly value: unknown;
}

/** Values by node and port: the value itself where the port's depth is 0, else a list of `PathValue`. */
export type PortValues = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface PhotoOutcome {
  readonly status: PhotoStatus;
  /** The first failure, if any. */
  readonly error?: PhotoError;
  /** Steps that were left out, and because of which step. */
  readonly skipped?: Readonly<Record<string, string>>;
  /** All ports of all steps that ran; a failed photo keeps what came before. */
  readonly outputs: PortValues;
  /** Milliseconds by step, waiting for others included; steps whose outputs were given back are not in it. */
  readonly stepMs?: Readonly<Record<string, number>>;
}

/** An outcome with its photo. */
export interface PhotoRecord extends PhotoOutcome {
  readonly index: number;
  /** The photo's file name. */
  readonly file: string;
}
