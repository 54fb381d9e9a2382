'use client';
// A run at a glance: its total, what came of its first photos. The whole of it is one click away.
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleMinus,
  IconCircleX,
  IconClock,
  IconLoader2,
} from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { useKindsOf } from '../../i18n/kinds/use-kinds';
import { useWords } from '../../i18n/words';
import { duration, moment } from '../format';
import { inUnit } from '../in-unit';
import { Link } from '../link';
import type { Outputs } from '../outputs';
import styles from './run-card.module.css';
import { RunPhoto } from './run-photo';

const ICONS = {
  queued: IconClock,
  running: IconLoader2,
  completed: IconCircleCheck,
  completed_with_errors: IconAlertTriangle,
  failed: IconCircleX,
  cancelled: IconCircleMinus,
} as const;

const KINDS = 4;

type StartRun = Outputs['runs']['start']['runs'][number];

export function RunCard({ run, speakers, headline, photos }: StartRun) {
  const t = useTranslations('home');
  const words = useWords();
  const kinds = useKindsOf(speakers);
  const locale = useLocale();
  const Icon = ICONS[run.status];
  const { total, ok, skipped, failed } = run.images;
  const done = ok + skipped + failed;
  const open = run.status === 'queued' || run.status === 'running';
  const counts = [
    t('photos', { count: total }),
    ...(open ? [t('done', { count: done })] : []),
    ...(skipped ? [t('skipped', { count: skipped })] : []),
    ...(failed ? [t('failed', { count: failed })] : []),
    ...(run.timing.totalMs === null ? [] : [duration(run.timing.totalMs, locale)]),
  ];
  return (
    <article className={styles.card} data-status={run.status}>
      <header className={styles.head}>
        <h3 className={styles.name}>
          <Link href={`/runs/${run.id}`} className={styles.link}>
            {run.workflowName}
          </Link>
        </h3>
        <p className={styles.status}>
          <Icon size={16} aria-hidden="true" />
          {t(`status.${run.status}`)}
        </p>
        <time className={styles.facts} dateTime={run.createdAt} suppressHydrationWarning>
          {moment(run.createdAt, locale)}
        </time>
      </header>
      <div className={styles.body}>
        <div>
          {headline && ok > 0 ? (
            <>
              <p className={styles.total}>{inUnit(headline, locale)}</p>
              <ul className={styles.kinds}>
                {headline.perLabel.slice(0, KINDS).map(({ label, count }) => (
                  <li key={label}>
                    <b>{count.toLocaleString(locale)}</b> {kinds.word(label)}
                  </li>
                ))}
                {headline.perLabel.length > KINDS && (
                  <li>{t('moreKinds', { count: headline.perLabel.length - KINDS })}</li>
                )}
              </ul>
              {headline.state && (
                <p className={styles.state} data-state={headline.state}>
                  {headline.state === 'ok' ? <IconCircleCheck size={16} /> : <IconAlertTriangle size={16} />}
                  {t(`state.${headline.state}`)}
                </p>
              )}
            </>
          ) : (
            open && <progress className={styles.progress} max={total} value={done} aria-label={t('photosDone')} />
          )}
          <p className={styles.counts}>{counts.join(' · ')}</p>
          {run.error && <p className={styles.broken}>{words.error(run.error)}</p>}
        </div>
        <ol className={styles.photos}>
          {photos.map((photo) => (
            <RunPhoto key={photo.index} runId={run.id} photo={photo} />
          ))}
          {total > photos.length && (
            <li className={styles.more}>{t('morePhotos', { count: total - photos.length })}</li>
          )}
        </ol>
      </div>
    </article>
  );
}
