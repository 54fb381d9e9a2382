'use client';
// A photo as one way of reading a model sees it: drawn, still being drawn, or why not.
import { Loader } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useWords } from '../../../i18n/words';
import { SeenPhoto } from '../seen-photo';
import type { TryPhoto } from '../use-try-photo';
import styles from './import-dialog.module.css';
import type { CardDraft } from './import-types';
import { useTried } from './use-tried';

interface TriedPhotoProps {
  readonly importId: string;
  readonly card: CardDraft;
  readonly photo: TryPhoto | null;
  readonly place: string;
  readonly large?: boolean;
  /** Until another one is drawn. */
  readonly waits?: boolean;
  readonly onDrawn?: () => void;
}

export function TriedPhoto(props: TriedPhotoProps) {
  const t = useTranslations('modelsPage.import');
  const words = useWords();
  const { data, error, isFetching } = useTried(props);
  const { onDrawn } = props;
  const isDrawn = data !== undefined || error !== null;
  useEffect(() => {
    if (isDrawn) onDrawn?.();
  }, [isDrawn, onDrawn]);
  const photo = data?.photos[0];
  const step = data?.steps[data.nodeId];
  const fault = error ?? photo?.error ?? step?.error;
  return (
    <div className={styles.tried} aria-busy={isFetching}>
      {fault ? (
        <p className={styles.fault}>
          <IconAlertTriangle size={18} aria-hidden="true" />
          {words.error(fault)}
        </p>
      ) : photo && data ? (
        <SeenPhoto
          src={props.large ? photo.picture : photo.small}
          name={photo.name}
          outputs={photo.outputs}
          step={data.nodeId}
        />
      ) : (
        <div className={styles.skeleton} />
      )}
      {isFetching && (
        <span className={styles.busy}>
          <Loader size={16} color="var(--accent)" />
          {t('looking')}
        </span>
      )}
    </div>
  );
}
