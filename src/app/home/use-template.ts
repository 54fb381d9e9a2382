'use client';
// Starting from a template: a run over its own samples, or its app view with one's own photos.
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { notify } from '../notify';
import { useTRPC } from '../trpc';

export function useTemplate(template: string) {
  const trpc = useTRPC();
  const router = useRouter();
  const onError = notify.error;
  const tryIt = useMutation(
    trpc.templates.try.mutationOptions({ onError, onSuccess: ({ id }) => router.push(`/runs/${id}`) }),
  );
  const open = useMutation(
    trpc.templates.use.mutationOptions({ onError, onSuccess: ({ id }) => router.push(`/w/${id}/run`) }),
  );
  return {
    trySamples: () => tryIt.mutate({ template }),
    usePhotos: () => open.mutate({ template }),
    /** Stays until the next page is there, so that nobody clicks twice. */
    trying: tryIt.isPending || tryIt.isSuccess,
    opening: open.isPending || open.isSuccess,
  };
}
