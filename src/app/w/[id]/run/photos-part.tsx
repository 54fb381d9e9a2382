'use client';
// The photos of the coming run: where they come in, which are chosen, which are left out and why.
import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { useWords } from '../../../../i18n/words';
import type { Template } from '../../../../server/services/list-templates';
import { notify } from '../../../notify';
import { DropArea } from '../../../photo-tray/drop-area';
import { LeftOutList } from '../../../photo-tray/left-out';
import { forgetThumbnail } from '../../../photo-tray/thumbnail';
import type { Tray } from '../../../photo-tray/tray';
import { TrayGrid } from '../../../photo-tray/tray-grid';
import type { TrayPhoto, TrayState } from '../../../photo-tray/tray-photo';
import { isUnsent } from '../../../photo-tray/use-tray';
import styles from './app-view.module.css';
import { SamplePhotos } from './sample-photos';

interface PhotosPartProps {
  readonly tray: Tray;
  readonly state: TrayState;
  readonly template: Template | null;
  readonly samplesWanted: boolean;
}

export function PhotosPart({ tray, state, template, samplesWanted }: PhotosPartProps) {
  const t = useTranslations('appView');
  const words = useWords();
  const { photos, reading, trouble } = state;
  const any = photos.length > 0;
  const sent = photos.filter((photo) => photo.state === 'sent').length;

  const add = useCallback(
    (files: readonly File[]) => {
      if (files.length === 0) notify.refusal(t('nothingDropped'));
      else void tray.add(files);
    },
    [tray, t],
  );
  const remove = useCallback(
    ({ id, file }: TrayPhoto) => {
      tray.remove(id);
      forgetThumbnail(file);
    },
    [tray],
  );
  const clear = () => {
    for (const { file } of photos) forgetThumbnail(file);
    tray.clear();
  };

  return (
    <section className={styles.section} aria-labelledby="photos">
      <h2 id="photos" className={any ? styles.heading : 'unseen'}>
        {any ? t('photoCount', { count: photos.length }) : t('photos')}
        {any && isUnsent(state) && <span className={styles.quiet}>{t('sending', { sent, count: photos.length })}</span>}
      </h2>
      {any && (
        <div className={styles.table}>
          <TrayGrid photos={photos} onRemove={remove} />
          <div className={styles.headRow}>
            <DropArea compact onFiles={add} />
            <Button variant="subtle" size="sm" onClick={clear}>
              {t('clear')}
            </Button>
          </div>
        </div>
      )}
      {!any && (
        <DropArea compact={false} onFiles={add}>
          {template && template.samples.length > 0 && (
            <SamplePhotos template={template} onFiles={add} wanted={samplesWanted} />
          )}
        </DropArea>
      )}
      {reading > 0 && <p className={styles.quiet}>{t('reading', { count: reading })}</p>}
      {trouble !== null && isUnsent(state) && (
        <div className={styles.trouble} role="alert">
          <IconPlugConnectedX size={18} aria-hidden="true" />
          <span>{trouble === 'away' ? t('away') : words.error(trouble)}</span>
          <Button variant="subtle" size="compact-sm" onClick={tray.tryAgain}>
            {t('tryNow')}
          </Button>
        </div>
      )}
      <LeftOutList tray={tray} state={state} />
    </section>
  );
}
