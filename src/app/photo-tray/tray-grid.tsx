'use client';
// The chosen photos on a light table. Only the rows one sees are there, so that 500 photos cost no more than a dozen.
import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import styles from './tray-grid.module.css';
import type { TrayPhoto } from './tray-photo';
import { TrayTile } from './tray-tile';

const TILE = 128;
const GAP = 12;
/** Below the picture. */
const NAME = 26;
/** A narrow phone shows three in a row. */
const SMALL_TILE = 96;
const SHOWN_ROWS = 3.4;

export function TrayGrid({ photos, onRemove }: { photos: readonly TrayPhoto[]; onRemove: (photo: TrayPhoto) => void }) {
  const t = useTranslations('appView');
  const scroller = useRef<HTMLDivElement>(null);
  const { ref, width } = useElementSize();
  const columns = Math.max(2, Math.floor((width + GAP) / ((width < 420 ? SMALL_TILE : TILE) + GAP)));
  const tileWidth = (width - GAP * (columns - 1)) / columns;
  const rowHeight = tileWidth * 0.75 + NAME + GAP;
  const rows = Math.ceil(photos.length / columns);
  const virtualizer = useVirtualizer({
    count: width > 0 ? rows : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 2,
  });
  const scrolls = rows > SHOWN_ROWS;

  return (
    <section
      ref={scroller}
      className={styles.scroller}
      style={{ maxHeight: scrolls ? rowHeight * SHOWN_ROWS : undefined }}
      aria-label={t('tray')}
      tabIndex={scrolls ? 0 : undefined}
    >
      <div ref={ref} className={styles.rows} style={{ height: Math.max(0, rows * rowHeight - GAP) }}>
        {virtualizer.getVirtualItems().map((row) => (
          <ul
            key={row.key}
            className={styles.row}
            style={{
              transform: `translateY(${row.index * rowHeight}px)`,
              gridTemplateColumns: `repeat(${columns}, 1fr)`,
            }}
          >
            {photos.slice(row.index * columns, (row.index + 1) * columns).map((photo) => (
              <TrayTile key={photo.id} photo={photo} onRemove={onRemove} />
            ))}
          </ul>
        ))}
      </div>
    </section>
  );
}
