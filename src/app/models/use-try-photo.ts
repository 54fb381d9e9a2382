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

/** `model` is what looks at the photo: samples it is meant for come first. Its name is not known while it is imported. */
export function useTryPhoto(model: { readonly task: string; readonly name?: string }) {
  const trpc = useTRPC();
  const { data: templates } = useQuery(trpc.templates.list.queryOptions());
  const [photo, setPhoto] = useState<TryPhoto | null>(null);
  /** Where the photo comes from, while it is still on its way too. */
  const [chosen, setChosen] = useState<string | null>(null);
  const latest = useRef<AbortController>(null);
  const samples = samplesOf(templates ?? [], model);
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
  readonly requires: { readonly task: string } | null;
  readonly readiness: { readonly models: readonly { readonly name: string }[] };
}

/** Of all templates, none twice: those of templates with this model first, then of the same task; of each the telling one first. */
function samplesOf(
  templates: readonly WithSamples[],
  { task, name: model }: Parameters<typeof useTryPhoto>[0],
): Sample[] {
  const seen = new Set<string>();
  const far = ({ requires, readiness }: WithSamples): number =>
    readiness.models.some(({ name }) => name === model) ? 0 : requires?.task === task ? 1 : 2;
  const samples = templates
    .toSorted((a, b) => far(a) - far(b))
    .flatMap(({ name: template, samples, before }) =>
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
