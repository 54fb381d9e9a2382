// What happened to runs and workflows, in one numbered list for the whole process, from which a page that lost its
// connection goes on where it stopped. Numbers mean something in this process only; after a restart everything counts
// as missed. Carries no state: whoever is told reads the database. Knows no transport.
import { randomUUID } from 'node:crypto';
import type { Db } from '../db/client';
import { RUN_CHANNEL } from '../db/events';
import { readWorkflowSignal, WORKFLOW_CHANNEL, type WorkflowSignal } from '../db/workflow-signal';

/** What a page may have missed in this many changes is told one by one; after more it looks at everything. */
const KEPT = 1_000;

export type LiveChange =
  | { readonly kind: 'run'; readonly runId: string }
  | ({ readonly kind: 'workflow' } & WorkflowSignal)
  /** The connection to the database was lost and is back: something may have been missed. */
  | { readonly kind: 'all' };

export interface NumberedChange {
  readonly seq: number;
  readonly change: LiveChange;
}

export interface LiveChanges {
  /** Number of the last change. */
  last(): number;
  /** The changes after number `seq`, in order; null when they are not all known any more. */
  after(seq: number): readonly NumberedChange[] | null;
  /** `wake` on each change from now on. Returns how to stop. */
  onChange(wake: () => void): () => void;
  /** The id under which a page remembers a number. */
  idOf(seq: number): string;
  /** The number an id stands for; null when it is of another process or none at all. */
  seqOf(id: string): number | null;
  /** How many listen; for tests of leaks. */
  listeners(): number;
  close(): void;
}

/** Listens from now on. */
export async function openLiveChanges(db: Db): Promise<LiveChanges> {
  const process = randomUUID().slice(0, 8);
  const kept: NumberedChange[] = [];
  const listeners = new Set<() => void>();
  let last = 0;

  function add(change: LiveChange): void {
    kept.push({ seq: ++last, change });
    if (kept.length > KEPT) kept.shift();
    for (const wake of listeners) wake();
  }
  const unlisten = await Promise.all([
    db.listen(RUN_CHANNEL, (runId) => add(runId === null ? { kind: 'all' } : { kind: 'run', runId })),
    db.listen(WORKFLOW_CHANNEL, (payload) => {
      if (payload !== null) add({ kind: 'workflow', ...readWorkflowSignal(payload) });
    }),
  ]);

  return {
    last: () => last,
    after: (seq) => {
      const first = kept[0]?.seq ?? last + 1;
      if (seq > last || seq < first - 1) return null;
      return kept.slice(seq - first + 1);
    },
    onChange: (wake) => {
      listeners.add(wake);
      return () => void listeners.delete(wake);
    },
    idOf: (seq) => `${process}-${seq}`,
    seqOf: (id) => {
      const [, by, number] = /^([0-9a-f]{8})-(\d{1,15})$/.exec(id) ?? [];
      return by === process ? Number(number) : null;
    },
    listeners: () => listeners.size,
    close: () => {
      for (const stop of unlisten) stop();
    },
  };
}
