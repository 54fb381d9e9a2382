'use client';
// Lessons that were begun before, to go on with.
import { useFormatter, useTranslations } from 'next-intl';
import type { ListedLesson } from './lesson-groups';
import styles from './teach.module.css';

const MOST = 5;

export function GoOn({ lessons }: { lessons: readonly ListedLesson[] }) {
  const t = useTranslations('teach.goOn');
  const format = useFormatter();
  const begun = lessons.filter(({ photos }) => photos > 0).slice(0, MOST);
  if (begun.length === 0) return null;
  return (
    <nav className={styles.goOn} aria-label={t('title')}>
      <span>{t('title')}</span>
      <ul>
        {begun.map(({ id, names, photos }) => (
          <li key={id}>
            {/* A whole page: the groups of another lesson are not those on the screen. */}
            <a href={`/models/teach?lesson=${id}`}>
              {format.list(names.filter(Boolean), { type: 'conjunction' }) || t('nameless')}
            </a>{' '}
            <span className={styles.quiet}>{t('photos', { count: photos })}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}
