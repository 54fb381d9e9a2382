// The words and shapes in which the database speaks to the rest of the house. Knows no SQL and no Prisma.

/** Any JSON document, as PostgreSQL's driver reads it. What is in it is the business of who wrote it. */
export type Json = unknown;

export type RunStatus = 'queued' | 'running' | 'completed' | 'completed_with_errors' | 'failed' | 'cancelled';
export type ItemStatus = 'pending' | 'running' | 'ok' | 'skipped' | 'failed' | 'cancelled';
export type ResultStatus = 'ok' | 'skipped' | 'failed';
export type BatchKind = 'items' | 'finish' | 'recount';
/** Who started a run. */
export type RunSource = 'app' | 'api' | 'template';
export type RunEventKind = 'queued' | 'started' | 'progress' | 'itemDone' | 'itemFailed' | 'finished' | 'cancelled';

/** Statuses a run does not leave by itself (a retry opens it again). */
export const ENDED_RUN_STATUSES: readonly RunStatus[] = ['completed', 'completed_with_errors', 'failed', 'cancelled'];

/** Why a photo or a run failed, fit for a person. */
export interface StoredError {
  readonly code: string;
  readonly message: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly nodeId?: string;
}

/** Who made a change: somebody at a page of ours (`tab` tells their tabs apart), or a program with an API key (`name`). */
export interface ChangedBy {
  readonly source: 'app' | 'api';
  readonly name?: string;
  readonly tab?: string;
}

export interface RunRow {
  readonly id: string;
  readonly teamId: string;
  readonly workflowId: string | null;
  readonly version: number | null;
  /** The draft it was made of, when it was no version. */
  readonly workflowRevision: number | null;
  readonly workflowName: string;
  readonly source: RunSource;
  /** Name of the API key or the template. */
  readonly sourceName: string | null;
  readonly status: RunStatus;
  readonly planHash: string;
  readonly params: Json;
  readonly provider: string | null;
  readonly imageTotal: number;
  readonly totals: Json;
  readonly error: StoredError | null;
  readonly eventSeq: number;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** Photos by what became of them in their current attempt, counted from rows. `done` = ok + skipped + failed. */
export interface RunProgress {
  readonly total: number;
  readonly done: number;
  readonly ok: number;
  readonly skipped: number;
  readonly failed: number;
}

/** A run with its counts. */
export interface RunView extends RunRow {
  readonly progress: RunProgress;
  /** Edits made by hand, over all photos. */
  readonly corrections: number;
  /** Totals and files do not tell the newest corrections yet. */
  readonly recounting: boolean;
}

/** A photo to run. */
export interface NewItem {
  readonly name: string;
  readonly blobId: string;
  readonly bytes: number;
}

/** One photo of a run with the result of its current attempt, if there is one (`outputs` is `{ NODE: { PORT: value } }`). */
export interface ItemView {
  readonly index: number;
  readonly name: string;
  readonly blobId: string;
  readonly bytes: number;
  readonly attempt: number;
  readonly status: ItemStatus;
  readonly outputs: Json;
  readonly error: StoredError | null;
  /** Steps that were left out, and because of which step. */
  readonly skipped: Readonly<Record<string, string>> | null;
  readonly durationMs: number | null;
  readonly unsure: number | null;
}

/** `id` is the number of the event within its run: 1, 2, 3 ... without a gap. */
export interface RunEventView {
  readonly id: number;
  readonly runId: string;
  readonly at: Date;
  readonly kind: RunEventKind;
  readonly data: Readonly<Record<string, Json>>;
}

export interface ArtifactView {
  readonly name: string;
  readonly blobId: string;
  readonly bytes: number;
  readonly mediaType: string;
}

/** Names a batch; what a job carries. */
export interface BatchRef {
  readonly runId: string;
  readonly index: number;
}

/** A batch whose job is to be put on the queue. */
export interface WakeUp extends BatchRef {
  readonly jobId: string;
}

/** A photo a claim has still to do. */
export interface ClaimedItem extends NewItem {
  readonly index: number;
  readonly attempt: number;
}

/** The right to write a batch's results, until the lease runs out unrenewed. */
export interface Claim extends BatchRef {
  readonly teamId: string;
  readonly kind: BatchKind;
  readonly token: number;
  readonly workerId: string;
  readonly attempt: number;
  readonly plan: Json;
  readonly planHash: string;
  readonly params: Json;
  readonly workflowName: string;
  /** Photos of the whole run; when `items` are as many, this claim is all of it. */
  readonly imageTotal: number;
  /** Items of the batch without a result in their current attempt; empty for a finish. */
  readonly items: readonly ClaimedItem[];
}
/** The part of a claim that writes need. */
export type ClaimKey = Pick<Claim, 'teamId' | 'runId' | 'index' | 'token' | 'workerId'>;

/** What came of one photo. */
export interface NewResult {
  readonly itemIndex: number;
  readonly attempt: number;
  readonly status: ResultStatus;
  readonly outputs: Json;
  readonly error?: StoredError;
  /** Steps that were left out, and because of which step. */
  readonly skipped?: Readonly<Record<string, string>>;
  readonly durationMs: number;
  /** Milliseconds by step. */
  readonly stepMs?: Readonly<Record<string, number>>;
  /** How many of its objects are close to the limit of what counts. */
  readonly unsure?: number;
}

/** A page of a list; `nextCursor` is null on the last one. */
export interface Page<T, C = string> {
  readonly items: readonly T[];
  readonly nextCursor: C | null;
}

/** The one text that names a batch, for sets and maps. */
export function batchKey(ref: BatchRef): string {
  return `${ref.runId}-${ref.index}`;
}

/** The id of a batch's job: changes each time the batch is put back, so that a job the queue lost hides no later one. */
export function jobIdOf(ref: BatchRef, enqueues: number): string {
  return enqueues === 0 ? batchKey(ref) : `${batchKey(ref)}-${enqueues}`;
}
