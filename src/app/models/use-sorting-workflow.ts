'use client';
// Begins a workflow whose one step asks a model, and goes there.
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
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
    begin: ({ name, title, task }: { readonly name: string; readonly title: string; readonly task: string }) =>
      create.mutate({
        graph: {
          schemaVersion: 1,
          name: title,
          nodes: [
            { id: 'photos', type: 'load' },
            // Steps are called as the tasks are.
            { id: 'look', type: task, config: { model: name } },
          ],
          edges: [{ source: 'photos', sourceHandle: 'image', target: 'look', targetHandle: 'image' }],
        },
      }),
  };
}
