// The arithmetic of a run as it is shown.
import { expect, test } from 'vitest';
import type { RunView } from '../../db/types';
import { presentRun } from './present-run';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));

const run = (progress: Partial<RunView['progress']>): RunView => ({
  id: 'r',
  teamId: 't',
  planHash: 'h',
  params: {},
  imageTotal: 41,
  workflowId: 'w',
  workflowName: 'Shelves',
  version: 1,
  workflowRevision: null,
  source: 'app',
  sourceName: null,
  corrections: 0,
  recounting: false,
  status: 'cancelled',
  provider: null,
  progress: { total: 41, done: 0, ok: 0, skipped: 0, failed: 0, ...progress },
  totals: null,
  error: null,
  eventSeq: 1,
  createdAt: at(0),
  startedAt: at(1),
  finishedAt: at(5),
});

test('the time of a photo counts the photos that were looked at, not those a cancelled run never came to', () => {
  expect(presentRun(run({ ok: 2, skipped: 1, failed: 1 }), []).timing).toEqual({
    queuedMs: 1000,
    totalMs: 4000,
    perImageMs: 1000,
  });
  expect(presentRun(run({}), []).timing.perImageMs).toBeNull();
});
