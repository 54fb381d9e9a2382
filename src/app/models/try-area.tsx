'use client';
// Where a model is tried: the choice of the photo, and what comes of it below; a photo dropped anywhere on it is taken.
import { useTranslations } from 'next-intl';
import { type DragEvent, type ReactNode, useState } from 'react';
import { PhotoChoice } from './photo-choice';
import styles from './photo-choice.module.css';
import type { TryPhotoChoice } from './use-try-photo';

const isFile = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files');

export function TryArea({ choice, children }: { choice: TryPhotoChoice; children: ReactNode }) {
  const t = useTranslations('modelsPage.photo');
  const [isOver, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the one for everybody
    <div
      className={styles.area}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (!isFile(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (event.currentTarget === event.target) setOver(false);
      }}
      onDrop={(event) => {
        const file = [...event.dataTransfer.files].find(({ type }) => type.startsWith('image/'));
        setOver(false);
        if (!file) return;
        event.preventDefault();
        void choice.chooseFile(file);
      }}
    >
      <PhotoChoice {...choice} />
      {children}
      <p className={styles.hint}>{t('drop')}</p>
    </div>
  );
}
