'use client';
// The number of each photo. Pointing at a row points its photo out; choosing it opens the photo.
import type { SortingState } from '@tanstack/react-table';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { PhotoView } from '../model/photo-view';
import { stateOf } from '../model/summary';
import { StateWord } from '../parts/state-word';
import { type NumberColumn, NumberTable } from './number-table';
import styles from './result.module.css';

interface PhotosTableProps {
  readonly photos: readonly PhotoView[];
  readonly onOpen: (index: number) => void;
  readonly onPoint: (index: number | null) => void;
}

export function PhotosTable({ photos, onOpen, onPoint }: PhotosTableProps) {
  const t = useTranslations('result');
  const [sort, setSort] = useState<SortingState>([{ id: 'file', desc: false }]);
  const expects = photos.some((photo) => stateOf(photo) !== null);
  const columns: NumberColumn<PhotoView>[] = [
    {
      id: 'file',
      title: t('photo'),
      value: ({ file }) => file,
      search: ({ file }) => file,
      cell: ({ file }) => (
        <span className={styles.kindName} title={file}>
          {file}
        </span>
      ),
    },
    {
      id: 'count',
      title: t('count'),
      number: true,
      value: ({ number }) => number,
      cell: ({ number, corrected }) => (
        <>
          <b>{number ?? '–'}</b>
          {corrected > 0 && <span className={styles.aside}> {t('correctedShort', { count: corrected })}</span>}
        </>
      ),
    },
    ...(expects
      ? [
          {
            id: 'state',
            title: t('standing'),
            value: (photo: PhotoView) => stateOf(photo),
            cell: (photo: PhotoView) => {
              const state = stateOf(photo);
              return state ? <StateWord state={state} several /> : '–';
            },
          },
        ]
      : []),
    { id: 'unsure', title: t('unsureColumn'), number: true, value: ({ unsure }) => unsure },
  ];
  return (
    <NumberTable
      name={t('perPhoto')}
      rows={photos}
      columns={columns}
      keyOf={({ index }) => String(index)}
      sort={sort}
      onSort={setSort}
      onChoose={({ index }) => onOpen(index)}
      onPoint={(row) => onPoint(row?.index ?? null)}
      empty={t('noPhotos')}
    />
  );
}
