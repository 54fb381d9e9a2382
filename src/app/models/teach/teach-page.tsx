'use client';
// Teaching by example: groups of photos on one side, what was learnt from them on the other.
import { Button } from '@mantine/core';
import { IconArrowLeft, IconPlus, IconTrash } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { groupsOf, lessonProblems } from '../../../core/lesson';
import { PageBody, PageHead } from '../../frame/page-head';
import { Link } from '../../link';
import models from '../models.module.css';
import { GoOn } from './go-on';
import { GroupCard } from './group-card';
import { Learnt } from './learnt';
import { type Lesson, type ListedLesson, movedTo, newGroup, renamed, without } from './lesson-groups';
import styles from './teach.module.css';
import { useDeleteLesson } from './use-delete-lesson';
import { useIncoming } from './use-incoming';
import { useSavedLesson } from './use-saved-lesson';
import { useTaught } from './use-taught';
import { doublesOf, verdictsOf } from './verdicts';

interface TeachPageProps {
  /** The one in the address; null for a new one. */
  readonly lesson: Lesson | null;
  /** Those one can go on with instead of beginning anew. */
  readonly lessons: readonly ListedLesson[];
}

export function TeachPage({ lesson, lessons }: TeachPageProps) {
  const t = useTranslations('teach');
  const { groups, change, lessonId, revision, isSaved } = useSavedLesson(lesson);
  const incoming = useIncoming(change);
  const router = useRouter();
  const deleting = useDeleteLesson(() => router.push('/models'));
  const problems = lessonProblems(groups);
  const isReady = isSaved && !incoming.isBusy && problems.length === 0;
  const learnt = useTaught({ lessonId, revision, isReady });
  const verdicts = verdictsOf(groups, learnt.taught);
  const doubles = doublesOf(groups);
  const [said, setSaid] = useState('');
  const nameOf = (id: string) => {
    const at = groups.findIndex((group) => group.id === id);
    return groups[at]?.name.trim() || t('group.unnamed', { number: at + 1 });
  };
  const move = (photoId: string, groupId: string) => {
    const photo = groups.flatMap(({ photos }) => photos).find(({ id }) => id === photoId);
    if (!photo || groups.some(({ id, photos }) => id === groupId && photos.includes(photo))) return;
    change((now) => movedTo(now, photoId, groupId));
    setSaid(t('photo.moved', { name: photo.name, group: nameOf(groupId) }));
  };
  const takeOut = (photoId: string, name: string) => {
    change((now) => without(now, photoId));
    setSaid(t('photo.takenOut', { name }));
  };
  return (
    <PageBody wide>
      <Link href="/models" className={models.back}>
        <IconArrowLeft size={16} aria-hidden="true" />
        {t('back')}
      </Link>
      <PageHead title={t('title')} about={t('about')}>
        {lessonId !== null && (
          <Button
            variant="default"
            leftSection={<IconTrash size={16} aria-hidden="true" />}
            loading={deleting.isBusy}
            disabled={!isSaved || incoming.isBusy}
            onClick={() =>
              deleting.remove(
                lessonId,
                groupsOf(groups).map(({ name }) => name.trim()),
              )
            }
          >
            {t('goOn.delete')}
          </Button>
        )}
      </PageHead>
      {lessonId === null && <GoOn lessons={lessons} />}
      <div className={styles.columns}>
        <div className={styles.groups}>
          {groups.map((group, at) => (
            <GroupCard
              key={group.id}
              group={group}
              number={at + 1}
              others={groups.filter(({ id }) => id !== group.id).map(({ id }) => ({ id, name: nameOf(id) }))}
              verdicts={verdicts}
              doubles={doubles}
              underWay={incoming.underWay[group.id] ?? 0}
              leftOut={incoming.leftOut.filter(({ groupId }) => groupId === group.id)}
              onFiles={(files) => incoming.add(group.id, files)}
              onName={(name) => change((now) => renamed(now, group.id, name))}
              onMove={move}
              onTakeOut={takeOut}
              onRemove={groups.length > 2 ? () => change((now) => now.filter(({ id }) => id !== group.id)) : undefined}
            />
          ))}
          <Button
            variant="default"
            className={styles.addGroup}
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => change((now) => [...now, newGroup()])}
          >
            {t('group.another')}
          </Button>
        </div>
        <Learnt
          groups={groups}
          problems={problems}
          verdicts={verdicts}
          lessonId={lessonId}
          revision={revision}
          isReady={isReady}
          isBusy={incoming.isBusy}
          kept={lesson?.kept ?? []}
          onMove={move}
          {...learnt}
        />
      </div>
      <p className="unseen" role="status">
        {said}
      </p>
    </PageBody>
  );
}
