// A run as programs see it (interfaces: "Run").
import type { ArtifactView, Json, RunSource, RunStatus, RunView, StoredError } from '../../db/types';

export interface PresentedRun {
  readonly id: string;
  readonly workflowId: string | null;
  readonly workflowName: string;
  readonly version: number | null;
  /** Revision of the draft it was made of, when it was no version. */
  readonly draftRevision: number | null;
  /** Who started it: somebody at the browser, an API key, or a template over its samples. */
  readonly createdBy: { readonly kind: RunSource; readonly name: string | null };
  readonly status: RunStatus;
  readonly provider: string | null;
  readonly images: { readonly total: number; readonly ok: number; readonly skipped: number; readonly failed: number };
  /** Edits made by hand over all photos. */
  readonly corrections: number;
  /** Totals and files do not tell the newest corrections yet. */
  readonly recounting: boolean;
  /** By step; null until the run has ended. */
  readonly totals: Json;
  readonly files: readonly PresentedFile[];
  /** In milliseconds; null for what has not happened yet. */
  readonly timing: {
    readonly queuedMs: number | null;
    readonly totalMs: number | null;
    readonly perImageMs: number | null;
  };
  /** Why the run itself broke. */
  readonly error: StoredError | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

export interface PresentedFile {
  readonly name: string;
  readonly bytes: number;
  readonly mediaType: string;
  /** Path on this server; needs the key again. */
  readonly url: string;
}

const between = (from: Date | null, to: Date | null): number | null =>
  from && to ? to.getTime() - from.getTime() : null;

export function presentFile(runId: string, { name, bytes, mediaType }: ArtifactView): PresentedFile {
  return { name, bytes, mediaType, url: `/api/v1/runs/${runId}/files/${encodeURIComponent(name)}` };
}

export function presentRun(run: RunView, artifacts: readonly ArtifactView[]): PresentedRun {
  const { total, ok, skipped, failed } = run.progress;
  const done = ok + skipped + failed;
  const totalMs = between(run.startedAt, run.finishedAt);
  return {
    id: run.id,
    workflowId: run.workflowId,
    workflowName: run.workflowName,
    version: run.version,
    draftRevision: run.workflowRevision,
    createdBy: { kind: run.source, name: run.sourceName },
    status: run.status,
    provider: run.provider,
    images: { total, ok, skipped, failed },
    corrections: run.corrections,
    recounting: run.recounting,
    totals: run.totals,
    files: artifacts.map((artifact) => presentFile(run.id, artifact)),
    timing: {
      queuedMs: between(run.createdAt, run.startedAt),
      totalMs,
      perImageMs: totalMs === null || done === 0 ? null : totalMs / done,
    },
    error: run.error,
    createdAt: run.createdAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}
