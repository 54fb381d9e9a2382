'use client';
// Lessons that were begun before, to go on with or to delete.
import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { moment } from '../../format';
import { useTRPC } from '../../trpc';
import type { ListedLesson } from './lesson-groups';
import styles from './teach.module.css';
import { useDeleteLesson } from './use-delete-lesson';

const MOST = 5;

export function GoOn({ lessons: first }: { lessons: readonly ListedLesson[] }) {
  const t = useTranslations('teach.goOn');
  const locale = useLocale();
  const trpc = useTRPC();
  const { data: lessons } = useQuery({ ...trpc.models.lessons.list.queryOptions(), initialData: [...first] });
  const { titleOf, remove, isBusy } = useDeleteLesson();
  const begun = lessons.filter(({ photos }) => photos > 0).slice(0, MOST);
  if (begun.length === 0) return null;
  return (
    <nav className={styles.goOn} aria-label={t('title')}>
      <span>{t('title')}</span>
      <ul>
        {begun.map(({ id, names, photos, updatedAt }) => (
          <li key={id}>
            {/* A whole page: the groups of another lesson are not those on the screen. */}
            <a href={`/models/teach?lesson=${id}`}>{titleOf(names)}</a>
            <span className={styles.quiet}>
              {t('photos', { count: photos })},{' '}
              <time dateTime={updatedAt} suppressHydrationWarning>
                {moment(updatedAt, locale)}
              </time>
            </span>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
              disabled={isBusy}
              aria-label={t('deleteNamed', { title: titleOf(names) })}
              onClick={() => remove(id, names)}
            >
              <IconTrash size={16} aria-hidden="true" />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </nav>
  );
}
