'use client';
// Lessons that were begun before, to go on with.
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { moment } from '../../format';
import type { ListedLesson } from './lesson-groups';
import styles from './teach.module.css';

const MOST = 5;

export function GoOn({ lessons }: { lessons: readonly ListedLesson[] }) {
  const t = useTranslations('teach.goOn');
  const format = useFormatter();
  const locale = useLocale();
  const begun = lessons.filter(({ photos }) => photos > 0).slice(0, MOST);
  if (begun.length === 0) return null;
  return (
    <nav className={styles.goOn} aria-label={t('title')}>
      <span>{t('title')}</span>
      <ul>
        {begun.map(({ id, names, photos, updatedAt }) => (
          <li key={id}>
            {/* A whole page: the groups of another lesson are not those on the screen. */}
            <a href={`/models/teach?lesson=${id}`}>
              {format.list(names.filter(Boolean), { type: 'conjunction' }) || t('nameless')}
            </a>{' '}
            <span className={styles.quiet}>
              {t('photos', { count: photos })},{' '}
              <time dateTime={updatedAt} suppressHydrationWarning>
                {moment(updatedAt, locale)}
              </time>
            </span>
          </li>
        ))}
      </ul>
    </nav>
  );
}
