'use client';
// No such model, or one's own that was deleted.
import { useParams } from 'next/navigation';
import { Missing } from '../../frame/missing';
import { useTRPCClient } from '../../trpc';

export default function NotFound() {
  const { name } = useParams<{ name: string }>();
  const client = useTRPCClient();
  return <Missing kind="model" onBringBack={() => client.models.restore.mutate({ name: decodeURIComponent(name) })} />;
}
