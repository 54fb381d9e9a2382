'use client';
// Where a run is not, or no longer.
import { Missing } from '../../frame/missing';
import { useTRPCClient } from '../../trpc';

export function RunMissing({ runId }: { runId: string }) {
  const client = useTRPCClient();
  return <Missing kind="run" onBringBack={() => client.runs.restore.mutate({ runId })} />;
}
