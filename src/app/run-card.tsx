// A run: its total, what came of each photo, and the files to take away.
import type { StartPhoto, StartRun } from '../server/services/read-start';
import { FailedIcon, FileIcon, OkIcon, PartlyIcon, RunningIcon, StoppedIcon, WaitingIcon } from './icons';
import { Picture } from './picture';
import styles from './run-card.module.css';
import { duration, moment, PHOTO_WORDS, plural, RUN_WORDS, STATE_WORDS, size } from './words';

const ICONS = {
  queued: WaitingIcon,
  running: RunningIcon,
  completed: OkIcon,
  completed_with_errors: PartlyIcon,
  failed: FailedIcon,
  cancelled: StoppedIcon,
} as const;

export function RunCard({ run, headline, photos }: StartRun) {
  const Icon = ICONS[run.status];
  const { total, ok, skipped, failed } = run.images;
  const done = ok + skipped + failed;
  const open = run.status === 'queued' || run.status === 'running';
  const counts = [
    plural(total, 'photo'),
    ...(open ? [`${done} done`] : [`${ok} ok`]),
    ...(skipped ? [`${skipped} skipped`] : []),
    ...(failed ? [`${failed} failed`] : []),
  ];
  const facts = [
    moment(run.createdAt),
    ...(run.timing.totalMs === null ? [] : [duration(run.timing.totalMs)]),
    ...(run.provider ? [`on ${run.provider}`] : []),
  ];
  return (
    <article className={styles.card} data-status={run.status}>
      <header className={styles.head}>
        <h3 className={styles.name}>{run.workflowName}</h3>
        <p className={styles.status}>
          <Icon />
          {RUN_WORDS[run.status]}
        </p>
        <p className={styles.facts}>
          <time dateTime={run.createdAt}>{facts[0]}</time>
          {facts.slice(1).map((fact) => ` · ${fact}`)}
        </p>
      </header>
      <div className={styles.body}>
        <div>
          {headline && ok > 0 ? (
            <>
              <p className={styles.total}>{headline.total}</p>
              <ul className={styles.kinds}>
                {headline.perLabel.slice(0, 5).map(({ label, count }) => (
                  <li key={label}>
                    <b>{count}</b> {label}
                  </li>
                ))}
                {headline.perLabel.length > 5 && <li>and {headline.perLabel.length - 5} more kinds</li>}
              </ul>
              {headline.state && (
                <p className={styles.state} data-state={headline.state}>
                  {headline.state === 'ok' ? <OkIcon /> : <PartlyIcon />}
                  {STATE_WORDS[headline.state]}
                </p>
              )}
            </>
          ) : (
            open && <progress className={styles.progress} max={total} value={done} aria-label="Photos done" />
          )}
          <p className={styles.counts}>{counts.join(' · ')}</p>
          {run.error && <p className={styles.broken}>{run.error.message}</p>}
        </div>
        <ol className={styles.photos}>
          {photos.map((photo) => (
            <Photo key={photo.index} runId={run.id} photo={photo} />
          ))}
          {total > photos.length && <li className={styles.more}>and {plural(total - photos.length, 'more photo')}</li>}
        </ol>
      </div>
      {run.files.length > 0 && (
        <ul className={styles.files}>
          {run.files.map(({ name, bytes }) => (
            <li key={name}>
              <a className={styles.file} href={`/files/${run.id}/${encodeURIComponent(name)}`} download>
                <FileIcon />
                <span>{name}</span>
                <span className={styles.bytes}>{size(bytes)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

function Photo({ runId, photo: { index, file, status, reason, number } }: { runId: string; photo: StartPhoto }) {
  const bad = status === 'failed';
  return (
    <li className={styles.photo} data-status={status}>
      <figure>
        {bad ? (
          <div className={styles.noPicture}>
            <FailedIcon />
          </div>
        ) : (
          <Picture src={`/pictures/runs/${runId}/${index}?${status}`} alt="" className={styles.picture} />
        )}
        {number !== null && <span className={styles.number}>{number}</span>}
        <figcaption className={styles.caption}>
          <span className={styles.fileName} title={file}>
            {file}
          </span>
          {status !== 'ok' && <span className={styles.reason}>{reason ?? PHOTO_WORDS[status]}</span>}
          {status === 'ok' && <span className="unseen">{PHOTO_WORDS.ok}</span>}
        </figcaption>
      </figure>
    </li>
  );
}
