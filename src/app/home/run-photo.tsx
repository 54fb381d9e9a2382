'use client';
// One photo of a run card: its picture and number, or why there is none.
import { IconPhotoX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useWords } from '../../i18n/words';
import type { StartPhoto } from '../../server/services/read-start';
import { Picture } from '../picture';
import styles from './run-card.module.css';

export function RunPhoto({
  runId,
  photo: { index, file, status, error, number },
}: {
  runId: string;
  photo: StartPhoto;
}) {
  const t = useTranslations('home');
  const words = useWords();
  return (
    <li className={styles.photo} data-status={status}>
      <figure>
        {status === 'failed' ? (
          <div className={styles.noPicture}>
            <IconPhotoX size={20} aria-hidden="true" />
          </div>
        ) : (
          <Picture src={`/pictures/runs/${runId}/${index}?${status}`} alt="" className={styles.picture} />
        )}
        {number !== null && <span className={styles.number}>{number}</span>}
        <figcaption className={styles.caption}>
          <span className={styles.fileName} title={file}>
            {file}
          </span>
          {status !== 'ok' && (
            <span className={styles.reason}>{error ? words.error(error) : t(`photo.${status}`)}</span>
          )}
        </figcaption>
      </figure>
    </li>
  );
}
