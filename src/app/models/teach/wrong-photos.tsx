'use client';
// The photos that look like another group, the surest mistakes first: perhaps they lie in the wrong one.
import { Button } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { UNSURE_BELOW } from '../../../core/lesson';
import type { Groups } from './lesson-groups';
import { PatientPicture } from './patient-picture';
import styles from './teach.module.css';
import type { Verdicts } from './verdicts';

const MOST = 24;

interface WrongPhotosProps {
  readonly groups: Groups;
  readonly verdicts: Verdicts;
  readonly onMove: (photoId: string, groupId: string) => void;
}

export function WrongPhotos({ groups, verdicts, onMove }: WrongPhotosProps) {
  const t = useTranslations('teach.wrong');
  const format = useFormatter();
  const nameOf = (id: string) => groups.find((group) => group.id === id)?.name.trim() ?? '';
  const wrong = groups
    .flatMap(({ id: groupId, photos }) =>
      photos.flatMap((photo) => {
        const verdict = verdicts.get(photo.id);
        return verdict?.kind === 'wrong' ? [{ photo, groupId, ...verdict }] : [];
      }),
    )
    .toSorted((a, b) => b.certainty - a.certainty);
  if (wrong.length === 0) return null;
  const unsure = wrong.filter(({ certainty }) => certainty < UNSURE_BELOW).length;
  return (
    <section className={styles.part} aria-labelledby="wrong">
      <h2 id="wrong" className={styles.heading}>
        {t('title', { count: wrong.length })}
      </h2>
      <ul className={styles.wrong}>
        {wrong.slice(0, MOST).map(({ photo, groupId, looksLike, certainty }) => (
          <li key={photo.id}>
            <PatientPicture src={photo.small} alt={photo.name} className={styles.wrongPicture} />
            <div>
              <p>
                {t('says', {
                  looks: nameOf(looksLike),
                  said: nameOf(groupId),
                  sure: format.number(certainty, { style: 'percent', maximumFractionDigits: 0 }),
                })}
              </p>
              <Button variant="default" size="xs" onClick={() => onMove(photo.id, looksLike)}>
                {t('move', { group: nameOf(looksLike) })}
                <span className="unseen">: {photo.name}</span>
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {wrong.length > MOST && <p className={styles.quiet}>{t('more', { count: wrong.length - MOST })}</p>}
      {unsure > 0 && <p className={styles.quiet}>{t('unsure', { count: unsure })}</p>}
    </section>
  );
}
