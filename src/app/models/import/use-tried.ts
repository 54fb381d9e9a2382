'use client';
// What one way of reading a model finds on a photo. A reading that was drawn once stays drawn.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTRPCClient } from '../../trpc';
import type { TryPhoto } from '../use-try-photo';
import type { CardDraft } from './import-types';

interface TriedOptions {
  readonly importId: string;
  readonly card: CardDraft;
  readonly photo: TryPhoto | null;
  /** Place on the screen: a newer question from there ends the older one. */
  readonly place: string;
}

export function useTried({ importId, card, photo, place }: TriedOptions) {
  const client = useTRPCClient();
  // Names for people change nothing of what is found.
  const asked = { ...card, title: '-', licence: '', source: '' };
  return useQuery({
    queryKey: ['tried-card', importId, photo?.id, JSON.stringify(asked)],
    enabled: photo !== null,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      client.models.tryCard.mutate(
        { importId, card: asked, photos: photo ? [photo.id] : [], session: `${importId}-${place}`.slice(0, 100) },
        { signal },
      ),
  });
}
