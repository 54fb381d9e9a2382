// The photo of a step with what was found on it.
'use client';

import { useTranslations } from 'next-intl';
import { MarkedPhoto } from '../../photo/marked-photo';
import type { StepPicture } from '../preview-view';
import styles from './value-view.module.css';

interface PictureViewProps {
  readonly picture: StepPicture;
  readonly highlight?: string | null;
  readonly name: string;
}

export function PictureView({ picture, highlight, name }: PictureViewProps) {
  const t = useTranslations('panels.values');
  const { src, width, height, objects, areas } = picture;
  return (
    <div className={styles.picture}>
      <MarkedPhoto
        src={src}
        width={width}
        height={height}
        objects={objects}
        areas={areas}
        highlight={highlight}
        alt={t('pictureOf', { name, count: objects.length })}
      />
    </div>
  );
}
