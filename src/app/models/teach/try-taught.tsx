'use client';
// What the taught model says of another photo, before it is kept.
import { Button, FileButton } from '@mantine/core';
import { IconPhotoPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useWords } from '../../../i18n/words';
import { notify } from '../../notify';
import { sendPhoto } from '../../photo-tray/send-photo';
import { useTRPCClient } from '../../trpc';
import { TriedPhoto } from '../import/tried-photo';
import type { TryPhoto } from '../use-try-photo';
import styles from './teach.module.css';

interface TryTaughtProps {
  readonly lessonId: string;
  readonly revision: number;
  readonly isReady: boolean;
}

export function TryTaught({ lessonId, revision, isReady }: TryTaughtProps) {
  const t = useTranslations('teach.try');
  const words = useWords();
  const client = useTRPCClient();
  const [photo, setPhoto] = useState<TryPhoto | null>(null);
  const model = useQuery({
    queryKey: ['taught-model', lessonId, revision],
    enabled: isReady && photo !== null,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: ({ signal }) => client.models.lessons.model.mutate({ lessonId, title: '-' }, { signal }),
  });
  const choose = async (file: File) => {
    try {
      const { uploadId, fault } = await sendPhoto(file, () => undefined, new AbortController().signal);
      if (fault) throw fault;
      setPhoto({ id: uploadId, name: file.name });
    } catch (error) {
      notify.error(error);
    }
  };
  return (
    <section className={styles.part} aria-labelledby="try-taught">
      <h2 id="try-taught" className={styles.heading}>
        {t('title')}
      </h2>
      <FileButton accept="image/jpeg,image/png,image/webp" onChange={(file) => file && void choose(file)}>
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconPhotoPlus size={16} aria-hidden="true" />}>
            {t(photo ? 'another' : 'choose')}
          </Button>
        )}
      </FileButton>
      {model.error && (
        <p className={styles.leftOut} role="alert">
          {words.error(model.error)}
        </p>
      )}
      {photo && model.data && (
        <div className={styles.tried}>
          <TriedPhoto importId={model.data.importId} card={model.data.card} photo={photo} place="taught" />
        </div>
      )}
    </section>
  );
}
