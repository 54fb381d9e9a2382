'use client';
// The one photo a model is tried on: a sample at first, or one of the person's own. Sent to the server either way.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { notify } from '../notify';
import { sendPhoto } from '../photo-tray/send-photo';
import { useTRPC } from '../trpc';

export interface TryPhoto {
  readonly id: string;
  readonly name: string;
}
export interface Sample {
  readonly name: string;
  readonly src: string;
}

const MOST_SAMPLES = 6;

export function useTryPhoto() {
  const trpc = useTRPC();
  const { data: templates } = useQuery(trpc.templates.list.queryOptions());
  const [photo, setPhoto] = useState<TryPhoto | null>(null);
  /** Where the photo comes from, while it is still on its way too. */
  const [chosen, setChosen] = useState<string | null>(null);
  const latest = useRef<AbortController>(null);
  const samples = samplesOf(templates ?? []);
  const first = samples[0];

  const send = useCallback(async (from: string, file: () => Promise<File>) => {
    latest.current?.abort();
    const line = new AbortController();
    latest.current = line;
    setChosen(from);
    try {
      const given = await file();
      const { uploadId, fault } = await sendPhoto(given, () => undefined, line.signal);
      if (line.signal.aborted) return;
      if (fault) throw fault;
      setPhoto({ id: uploadId, name: given.name });
    } catch (error) {
      if (!line.signal.aborted) notify.error(error);
    }
  }, []);
  const chooseSample = useCallback(({ src, name }: Sample) => send(src, () => fetchFile(src, name)), [send]);
  const chooseFile = useCallback((file: File) => send(file.name, async () => file), [send]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the first sample, once; the list is made anew each time
  useEffect(() => {
    if (first && chosen === null) void chooseSample(first);
  }, [first?.src, chosen, chooseSample]);
  useEffect(() => () => latest.current?.abort(), []);
  return { photo, chosen, samples, chooseSample, chooseFile };
}

export type TryPhotoChoice = ReturnType<typeof useTryPhoto>;

interface WithSamples {
  readonly name: string;
  readonly samples: readonly string[];
  /** The one on its card: it shows the most. */
  readonly before: string | null;
}

/** Of all templates, none twice, the telling ones first. */
function samplesOf(templates: readonly WithSamples[]): Sample[] {
  const seen = new Set<string>();
  const samples = templates.flatMap(({ name: template, samples, before }) =>
    [...samples.filter((name) => name === before), ...samples.filter((name) => name !== before)].map((name) => ({
      name,
      src: `/pictures/templates/${template}/samples/${encodeURIComponent(name)}`,
    })),
  );
  return samples.filter(({ name }) => !seen.has(name) && seen.add(name)).slice(0, MOST_SAMPLES);
}

async function fetchFile(src: string, name: string): Promise<File> {
  const answer = await fetch(src);
  if (!answer.ok) throw new Error(`${answer.status} ${src}`);
  const blob = await answer.blob();
  return new File([blob], name, { type: blob.type });
}
