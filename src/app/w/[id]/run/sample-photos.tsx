'use client';
// The sample photos of a workflow's template, for who has none at hand: they go the same way as one's own.
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Template } from '../../../../server/services/list-templates';
import { notify } from '../../../notify';
import styles from './app-view.module.css';

const SHOWN = 5;

const addressOf = (template: string, file: string): string =>
  `/pictures/templates/${template}/samples/${encodeURIComponent(file)}`;

async function fetchSample(template: string, file: string): Promise<File> {
  const response = await fetch(addressOf(template, file));
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const blob = await response.blob();
  return new File([blob], file, { type: blob.type });
}

interface SamplePhotosProps {
  readonly template: Template;
  readonly onFiles: (files: readonly File[]) => void;
  /** Taken at once: who came here asked for them. */
  readonly wanted: boolean;
}

export function SamplePhotos({ template: { name, samples }, onFiles, wanted }: SamplePhotosProps) {
  const t = useTranslations('appView');
  const [busy, setBusy] = useState(false);
  const begun = useRef(false);

  const take = useCallback(async () => {
    setBusy(true);
    try {
      onFiles(await Promise.all(samples.map((file) => fetchSample(name, file))));
    } catch {
      notify.refusal(t('samplesFailed'));
    } finally {
      setBusy(false);
    }
  }, [name, samples, onFiles, t]);

  useEffect(() => {
    if (!wanted || begun.current) return;
    begun.current = true;
    void take();
  }, [wanted, take]);

  return (
    <div className={styles.samples}>
      <p className={styles.quiet}>{t('samples')}</p>
      <div className={styles.sampleRow} aria-hidden="true">
        {samples.slice(0, SHOWN).map((file) => (
          // biome-ignore lint/performance/noImgElement: photos come from our own store, as they are.
          <img key={file} src={addressOf(name, file)} alt="" className={styles.sample} loading="lazy" />
        ))}
      </div>
      <Button
        variant="subtle"
        loading={busy}
        onClick={(event) => {
          event.stopPropagation();
          void take();
        }}
      >
        {t('trySamples', { count: samples.length })}
      </Button>
    </div>
  );
}
