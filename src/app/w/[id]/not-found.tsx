'use client';
// No such workflow, or one that was deleted, whichever of its pages was asked for.
import { useParams } from 'next/navigation';
import { Missing } from '../../frame/missing';
import { useTRPCClient } from '../../trpc';

export default function NotFound() {
  const { id: workflowId } = useParams<{ id: string }>();
  const client = useTRPCClient();
  return <Missing kind="workflow" onBringBack={() => client.workflows.restore.mutate({ workflowId })} />;
}
