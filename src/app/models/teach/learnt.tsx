'use client';
// How well the groups are told apart: what still stands in the way, how often it is right, the photos it gets wrong, and what
// can be done with it.
import { Progress } from '@mantine/core';
import { IconAlertTriangle, IconBulb } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { LensgraphError } from '../../../core/errors';
import { groupsOf, type LessonProblem, lessonHints } from '../../../core/lesson';
import { useWords } from '../../../i18n/words';
import { KeepTaught } from './keep-taught';
import type { Groups, Lesson, Taught } from './lesson-groups';
import styles from './teach.module.css';
import { TryTaught } from './try-taught';
import type { Verdicts } from './verdicts';
import { WrongPhotos } from './wrong-photos';

interface LearntProps {
  readonly groups: Groups;
  readonly problems: readonly LessonProblem[];
  readonly verdicts: Verdicts;
  readonly lessonId: string | null;
  readonly revision: number;
  readonly isReady: boolean;
  /** Photos are on their way. */
  readonly isBusy: boolean;
  readonly kept: Lesson['kept'];
  readonly onMove: (photoId: string, groupId: string) => void;
  readonly taught: Taught | undefined;
  /** What is shown is of groups as they were before. */
  readonly isStale: boolean;
  readonly isFetching: boolean;
  readonly error: unknown;
  readonly progress: { readonly done: number; readonly total: number } | null;
}

export function Learnt(props: LearntProps) {
  const { groups, problems, verdicts, lessonId, revision, isReady, kept, onMove, taught, isFetching, error } = props;
  const { isBusy } = props;
  const t = useTranslations('teach.learnt');
  const words = useWords();
  // What is on its way is not missing.
  const shown = problems.filter(({ code }) => !(isBusy && code === 'lesson_few_photos'));
  const isUntouched = groups.every(({ name, photos }) => name.trim() === '' && photos.length === 0);
  const isUsable = problems.length === 0 && taught !== undefined && taught.problem === null;
  const unread = taught?.problem;
  return (
    <section className={styles.learnt} aria-labelledby="learnt">
      <h2 id="learnt" className={styles.heading}>
        {t('title')}
      </h2>
      <div className={styles.panel} aria-busy={isFetching}>
        {isUntouched && <p className={styles.quiet}>{t('begin')}</p>}
        {isBusy && !isUsable && <p role="status">{t('coming')}</p>}
        {!isUntouched && shown.length > 0 && (
          <div role="status">
            <p className={styles.missing}>{t('missing')}</p>
            <ul className={styles.problems}>
              {shown.map(({ code, params }) => (
                <li key={`${code} ${JSON.stringify(params)}`}>{words.error(new LensgraphError(code, params))}</li>
              ))}
            </ul>
          </div>
        )}
        {unread && (
          <p className={styles.leftOut} role="alert">
            <IconAlertTriangle size={16} aria-hidden="true" />
            {t('unread')} {words.error(new LensgraphError(unread.code, unread.params))}
          </p>
        )}
        {error !== null && problems.length === 0 && (
          <p className={styles.leftOut} role="alert">
            <IconAlertTriangle size={16} aria-hidden="true" />
            {words.error(error)}
          </p>
        )}
        {problems.length === 0 && !isBusy && !taught && !error && <Looking progress={props.progress} />}
        {isUsable && <Score {...props} />}
      </div>
      {isUsable && <WrongPhotos groups={groups} verdicts={verdicts} onMove={onMove} />}
      {isUsable && lessonId !== null && (
        <>
          <TryTaught lessonId={lessonId} revision={revision} isReady={isReady} />
          <KeepTaught
            lessonId={lessonId}
            isReady={isReady}
            suggestion={groupsOf(groups)
              .map(({ name }) => name.trim())
              .join(', ')}
            kept={kept}
          />
        </>
      )}
    </section>
  );
}

function Looking({ progress }: { progress: LearntProps['progress'] }) {
  const t = useTranslations('teach.learnt');
  return (
    <div role="status">
      <p>{progress ? t('looking', progress) : t('lookingSoon')}</p>
      <Progress
        mt={10}
        value={progress ? (progress.done / progress.total) * 100 : 100}
        animated={!progress}
        aria-label={t('lookingShort')}
      />
    </div>
  );
}

function Score({ groups, verdicts, isStale, progress }: LearntProps) {
  const t = useTranslations('teach.learnt');
  const rows = groups.flatMap(({ id, name, photos }) => {
    const judged = photos.flatMap((photo) => {
      const verdict = verdicts.get(photo.id);
      return verdict && verdict.kind !== 'unread' ? [verdict] : [];
    });
    const right = judged.filter(({ kind }) => kind === 'right').length;
    return judged.length > 0 ? [{ id, name: name.trim(), right, of: judged.length }] : [];
  });
  const sum = (key: 'right' | 'of') => rows.reduce((total, row) => total + row[key], 0);
  const hints = lessonHints(groups);
  return (
    <div className={styles.score} data-stale={isStale || undefined}>
      <div role="status">
        <p className={styles.right}>{t('right', { right: sum('right'), of: sum('of') })}</p>
        <p className={styles.quiet}>{isStale && progress ? t('looking', progress) : t('how')}</p>
      </div>
      <ul className={styles.rows}>
        {rows.map(({ id, name, right, of }) => (
          <li key={id}>
            <span className={styles.rowName}>{name}</span>
            <span className={styles.bar} aria-hidden="true">
              <span style={{ transform: `scaleX(${of === 0 ? 0 : right / of})` }} />
            </span>
            <span>{t('rightOf', { right, of })}</span>
          </li>
        ))}
      </ul>
      {hints.map((hint) => (
        <p key={JSON.stringify(hint)} className={styles.hint}>
          <IconBulb size={16} aria-hidden="true" />
          {hint.kind === 'few' ? t('few', hint) : t('lopsided', hint)}
        </p>
      ))}
    </div>
  );
}
