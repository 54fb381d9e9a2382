'use client';
// Which photo a model is tried on: samples as small pictures, and the way to one of one's own.
import { Button, FileButton } from '@mantine/core';
import { IconPhotoPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { Picture } from '../picture';
import styles from './photo-choice.module.css';
import type { TryPhotoChoice } from './use-try-photo';

export function PhotoChoice({ samples, chosen, chooseSample, chooseFile }: TryPhotoChoice) {
  const t = useTranslations('modelsPage.photo');
  return (
    <fieldset className={styles.choice} aria-label={t('choose')}>
      {samples.map((sample) => (
        <button
          key={sample.src}
          type="button"
          className={styles.sample}
          aria-pressed={chosen === sample.src}
          aria-label={t('sample', { name: sample.name })}
          onClick={() => void chooseSample(sample)}
        >
          <Picture src={`${sample.src}/small`} alt="" className={styles.small} />
        </button>
      ))}
      <FileButton accept="image/jpeg,image/png,image/webp" onChange={(file) => file && void chooseFile(file)}>
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconPhotoPlus size={16} aria-hidden="true" />}>
            {t('own')}
          </Button>
        )}
      </FileButton>
    </fieldset>
  );
}
