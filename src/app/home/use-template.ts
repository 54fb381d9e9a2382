'use client';
// Starting from a template: a run over its own samples, or its app view with one's own photos.
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { notify } from '../notify';
import { useTRPC } from '../trpc';

/** `name`: what the workflow is called, in the language of who begins. */
export function useTemplate(template: string, name: string) {
  const trpc = useTRPC();
  const router = useRouter();
  const onError = notify.error;
  const tryIt = useMutation(
    trpc.templates.try.mutationOptions({ onError, onSuccess: ({ id }) => router.push(`/runs/${id}`) }),
  );
  const open = useMutation(
    trpc.templates.open.mutationOptions({
      onError,
      onSuccess: ({ workflowId }) => router.push(`/w/${workflowId}/run`),
    }),
  );
  return {
    trySamples: () => tryIt.mutate({ template, name }),
    usePhotos: () => open.mutate({ template, name }),
    /** Stays until the next page is there, so that nobody clicks twice. */
    trying: tryIt.isPending || tryIt.isSuccess,
    opening: open.isPending || open.isSuccess,
  };
}
