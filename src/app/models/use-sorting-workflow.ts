'use client';
// Begins a workflow whose one step asks a model, and goes there.
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import type { ModelView } from '../../server/services/model-views';
import { notify } from '../notify';
import { useTRPC } from '../trpc';

export function useSortingWorkflow() {
  const trpc = useTRPC();
  const router = useRouter();
  const create = useMutation(
    trpc.workflows.create.mutationOptions({
      onError: notify.error,
      onSuccess: ({ id }) => router.push(`/w/${id}/edit`),
    }),
  );
  return {
    isPending: create.isPending,
    begin: ({ name, title, task, usualScore }: Pick<ModelView, 'name' | 'title' | 'task' | 'usualScore'>) =>
      create.mutate({
        graph: {
          schemaVersion: 1,
          name: title,
          nodes: [
            { id: 'photos', type: 'load' },
            // Steps are called as the tasks are.
            { id: 'look', type: task, config: { model: name, ...(usualScore !== null && { minScore: usualScore }) } },
          ],
          edges: [{ source: 'photos', sourceHandle: 'image', target: 'look', targetHandle: 'image' }],
        },
      }),
  };
}
