'use client';
// No such run, or one that was deleted.
import { useParams } from 'next/navigation';
import { RunMissing } from './run-missing';

export default function NotFound() {
  const { id } = useParams<{ id: string }>();
  return <RunMissing runId={id} />;
}
