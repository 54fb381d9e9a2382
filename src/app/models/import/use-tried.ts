'use client';
// What one way of reading a model finds on a photo. A reading that was drawn once stays drawn.
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTRPCClient } from '../../trpc';
import type { TryPhoto } from '../use-try-photo';
import type { CardDraft } from './import-types';

/** Nobody wants a look after each letter. */
const PAUSE_MS = 200;

interface TriedOptions {
  readonly importId: string;
  readonly card: CardDraft;
  readonly photo: TryPhoto | null;
  /** Place on the screen: a newer question from there ends the older one. */
  readonly place: string;
  /** Others come first. */
  readonly waits?: boolean;
}

export function useTried({ importId, card, photo, place, waits = false }: TriedOptions) {
  const client = useTRPCClient();
  // Names for people change nothing of what is found.
  const asked = { ...card, title: '-', licence: '', source: '' };
  const text = JSON.stringify(asked);
  const [settled] = useDebouncedValue(text, PAUSE_MS);
  return useQuery({
    queryKey: ['tried-card', importId, photo?.id, text],
    enabled: photo !== null && text === settled && !waits,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      client.models.tryCard.mutate(
        {
          importId,
          card: asked,
          photos: photo ? [photo.id] : [],
          session: `${importId}-${place}`.slice(0, 100),
        },
        { signal },
      ),
  });
}
