// What the rest of the house asks of the executor. Results are plain values; files lie in the executor's scratch folder until taken.

import type { PixelStep } from '../core/data-types';
import type { ErrorCode } from '../core/errors';
import type { PhotoError, PhotoOutcome, PortValues } from '../core/photo-record';
import type { Plan } from '../core/plan';
import type { CollectedRun } from '../engine/collect-run';
import type { ModelCard } from '../models/card';

/** A model on this machine's disk. */
export interface ModelFile {
  readonly path: string;
  readonly card: ModelCard;
  /** The models that work with it, by what they are for. */
  readonly parts?: Readonly<Record<string, ModelFile>>;
}

/** One photo to run a plan over. */
export interface PhotoJob {
  readonly plan: Plan;
  /** Position in the run, from 0. */
  readonly index: number;
  /** Where the photo lies. */
  readonly path: string;
  /** SHA-256 of its bytes, if known; else it is computed. */
  readonly id?: string;
  /** What its steps gave before: only those of `again` are run, the others give back what is here. */
  readonly before?: { readonly outputs: PortValues; readonly again: readonly string[] };
  /** For looking only: steps that act on the world are left out, no file is written, and what did not change is not run again. */
  readonly preview?: boolean;
}

/** How one step went in a preview of one photo. */
export interface PreviewedStep {
  readonly state: 'done' | 'failed' | 'skipped' | 'idle';
  /** Nothing changed since it last ran on this photo, so it did not run. */
  readonly cached: boolean;
  readonly ms: number;
  readonly error?: PhotoError;
}

/** A photo as a small JPEG, upright and after `steps`. */
export interface PictureJob {
  readonly path: string;
  readonly id: string;
  readonly steps: readonly PixelStep[];
  /** The longer side is at most that. */
  readonly maxSide: number;
}

/** A photo, after `steps`, whose features are wanted: numbers that stand for the whole of it. */
export interface FeaturesJob {
  /** One of the family "features". */
  readonly model: ModelFile;
  readonly path: string;
  /** SHA-256 of its bytes, if known; else it is computed. */
  readonly id?: string;
  readonly steps: readonly PixelStep[];
}

/** What a photo cost: how often a model was asked, and how often its answer was known already. */
export interface PhotoWork {
  readonly inferences: number;
  readonly known: number;
}

/** The outcome of a photo, with what it cost. */
export interface ExecutedPhoto extends PhotoOutcome {
  readonly work: PhotoWork;
  /** Of a preview only. */
  readonly steps?: Readonly<Record<string, PreviewedStep>>;
}

/** Where results that can be made again are kept, and how much of them. */
export interface CacheSettings {
  readonly folder: string;
  readonly maxBytes: number;
}

/** Fold all photos of a run. `records` is a file of JSON lines, one `PhotoRecord` each, in photo order; the files they name lie at those paths. */
export interface CollectJob {
  readonly plan: Plan;
  readonly records: string;
}

export interface LogEntry {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly nodeId?: string;
  /** The whole error with its stack and causes; for the log, never for a person. */
  readonly detail?: string;
}

export interface ExecutorOptions {
  /** Asked for by name: refused when it does not work. Left out: the best that works. */
  readonly provider?: string;
  /** Child processes; by default one on a GPU, one per core on the CPU. */
  readonly children?: number;
  /** Folder for this executor alone; made, and removed on close. */
  readonly scratch: string;
  /** The bundle a child runs. */
  readonly childScript: string;
  /** Where a model lies, and how the plan that pinned it reads it; throws `model_not_fetched`. */
  model(name: string, pin: string): Promise<ModelFile>;
  log(entry: LogEntry): void;
  /** Left out: nothing is kept, every photo asks its models. */
  readonly cache?: CacheSettings;
  /** A photo that takes longer is stopped. */
  readonly deadlineMs?: number;
  /** A child that uses more memory is stopped. */
  readonly memoryMb?: number;
}

export interface Executor {
  /** The provider that computes, once the first child is up. Throws `provider_unavailable`. */
  provider(): Promise<string>;
  /** How many photos it can take at once and keep every core busy. */
  slots(): number;
  /** Never throws for what a photo or a model does: that is in the outcome. Throws `cancelled` when `signal` aborts or it is closed. */
  runPhoto(job: PhotoJob, signal?: AbortSignal): Promise<ExecutedPhoto>;
  /** Where the JPEG lies, which then belongs to the caller. Throws what is wrong with the photo. */
  renderPicture(job: PictureJob, signal?: AbortSignal): Promise<string>;
  /** The features of a photo, from what is known of it or by asking. Throws what is wrong with the photo or the model. */
  features(job: FeaturesJob, signal?: AbortSignal): Promise<readonly number[]>;
  /** The files of the answer lie in a folder of their own, which then belongs to the caller: move them out and remove it. */
  collect(job: CollectJob, signal?: AbortSignal): Promise<CollectedRun>;
  close(): Promise<void>;
}

/** An error on its way from a child. */
export interface SentError {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly detail: string;
}
