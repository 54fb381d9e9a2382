'use client';
// The photos of a run as a wall of tiles. Any number: only the rows near the window are drawn.
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useTranslations } from 'next-intl';
import { useLayoutEffect, useRef, useState } from 'react';
import { useSize } from '../../../photo/viewer/use-size';
import type { PhotoView } from '../model/photo-view';
import { PhotoTile } from './photo-tile';
import styles from './result-tiles.module.css';

const LEAST_WIDTH = 200;
const GAP = 16;
/** Below the picture: two or three lines. */
const CAPTION = 66;
/** So few are drawn whole: nothing to win, and they stand there at once. */
const FEW = 36;

export interface ResultTilesProps {
  readonly runId: string;
  readonly photos: readonly PhotoView[];
  readonly unsureBelow: number;
  readonly highlightLabel?: string | null;
  readonly only?: string | null;
  /** Index of the photo that is meant elsewhere. */
  readonly meant?: number | null;
  readonly hrefOf: (index: number) => string;
  readonly onOpen: (index: number) => void;
}

export function ResultTiles(props: ResultTilesProps) {
  const { photos } = props;
  const t = useTranslations('runs');
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  const width = size?.width ?? 800;
  const columns = Math.max(2, Math.floor((width + GAP) / (LEAST_WIDTH + GAP)));
  const tile = (photo: PhotoView) => (
    <li key={photo.index} className={styles.item}>
      <PhotoTile
        runId={props.runId}
        photo={photo}
        unsureBelow={props.unsureBelow}
        highlightLabel={props.highlightLabel ?? null}
        only={props.only ?? null}
        meant={props.meant === photo.index}
        href={props.hrefOf(photo.index)}
        onOpen={props.onOpen}
      />
    </li>
  );
  return (
    <div ref={place} className={styles.place}>
      {photos.length <= FEW ? (
        <ul className={styles.few} aria-label={t('photosLabel')} style={{ ['--columns' as string]: columns }}>
          {photos.map(tile)}
        </ul>
      ) : (
        <ManyTiles
          photos={photos}
          columns={columns}
          height={((width - (columns - 1) * GAP) / columns) * 0.75 + CAPTION + GAP}
          tile={tile}
          place={place}
          label={t('photosLabel')}
        />
      )}
    </div>
  );
}

interface ManyTilesProps {
  readonly photos: readonly PhotoView[];
  readonly columns: number;
  readonly height: number;
  readonly tile: (photo: PhotoView) => React.ReactNode;
  readonly place: React.RefObject<HTMLDivElement | null>;
  readonly label: string;
}

function ManyTiles({ photos, columns, height, tile, place, label }: ManyTilesProps) {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    if (place.current) setTop(place.current.getBoundingClientRect().top + window.scrollY);
  }, [place]);
  const rows = useWindowVirtualizer({
    count: Math.ceil(photos.length / columns),
    estimateSize: () => height,
    overscan: 2,
    scrollMargin: top,
  });
  useLayoutEffect(() => {
    // Other columns or another height: every row starts elsewhere.
    if (height > 0) rows.measure();
  }, [height, rows]);
  return (
    <ul className={styles.many} style={{ height: rows.getTotalSize() }} aria-label={label}>
      {rows.getVirtualItems().map(({ index, start }) => (
        <li
          key={index}
          className={styles.row}
          style={{ transform: `translateY(${start - top}px)`, height: height - GAP }}
        >
          <ul className={styles.few} style={{ ['--columns' as string]: columns }}>
            {photos.slice(index * columns, (index + 1) * columns).map(tile)}
          </ul>
        </li>
      ))}
    </ul>
  );
}
