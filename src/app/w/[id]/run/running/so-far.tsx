'use client';
// What came of the photos so far: the last ones done, with what was found on them.
import { IconAlertTriangle, IconPlayerSkipForward } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import type { Detections } from '../../../../../core/data-types';
import { useWords } from '../../../../../i18n/words';
import { MarkedPhoto } from '../../../../../photo/marked-photo';
import { photoObjects } from '../../../../../photo/photo-object';
import type { Outputs } from '../../../../outputs';
import { useTRPC } from '../../../../trpc';
import styles from './running.module.css';

const SHOWN = 12;
/** Photos are done nearly in order; some more are read, so that those being looked at leave no gap. */
const READ = 24;

type Run = Outputs['runs']['get'];
type Photo = Outputs['runs']['photos']['items'][number];

export function SoFar({ run: { id, view }, done }: { run: Run; done: number }) {
  const t = useTranslations('appView.progress');
  const trpc = useTRPC();
  const from = Math.max(-1, done - SHOWN - 1);
  const { data } = useQuery(
    trpc.runs.photos.queryOptions(
      { runId: id, cursor: from, limit: READ },
      { placeholderData: keepPreviousData, enabled: done > 0, staleTime: 0 },
    ),
  );
  const photos = (data?.items ?? []).filter(
    ({ status }) => status === 'ok' || status === 'skipped' || status === 'failed',
  );
  if (photos.length === 0) return null;
  const shown = photos.slice(-SHOWN).reverse();
  const before = done - shown.length;
  return (
    <section className={styles.soFar} aria-labelledby="so-far">
      <h2 id="so-far" className={styles.soFarTitle}>
        {t('soFar')}
      </h2>
      <ul className={styles.tiles}>
        {shown.map((photo) => (
          <Tile key={photo.index} runId={id} photo={photo} objectsAt={view.objects} />
        ))}
      </ul>
      {before > 0 && <p className={styles.quiet}>{t('earlier', { count: before })}</p>}
    </section>
  );
}

const isDetections = (value: unknown): value is Detections =>
  z.object({ items: z.array(z.unknown()) }).safeParse(value).success;

function Tile({ runId, photo, objectsAt }: { runId: string; photo: Photo; objectsAt: Run['view']['objects'] }) {
  const t = useTranslations('appView.progress');
  const words = useWords();
  const { index, file, status, error, width, height, outputs, number, gone } = photo;
  const found = objectsAt ? outputs[objectsAt.nodeId]?.[objectsAt.port] : undefined;
  return (
    <li className={styles.tile} data-status={status}>
      <div className={styles.picture}>
        {width !== null && height !== null && !gone ? (
          <MarkedPhoto
            src={`/pictures/runs/${runId}/${index}/small`}
            alt=""
            width={width}
            height={height}
            objects={isDetections(found) ? photoObjects(found.items) : []}
            fit="cover"
            labels={false}
          />
        ) : status === 'skipped' ? (
          <IconPlayerSkipForward size={28} stroke={1.4} aria-hidden="true" />
        ) : (
          <IconAlertTriangle size={28} stroke={1.4} aria-hidden="true" />
        )}
        {number !== null && (
          <span className={styles.number} aria-hidden="true">
            {number}
          </span>
        )}
      </div>
      <p className={styles.file} title={file}>
        {number === null ? file : <span className="unseen">{t('onPhoto', { file, count: number })}</span>}
        {number !== null && <span aria-hidden="true">{file}</span>}
      </p>
      {status !== 'ok' && (
        <p className={styles.reason}>
          {error ? words.error(error) : t(status === 'failed' ? 'photoFailed' : 'photoSkipped')}
        </p>
      )}
    </li>
  );
}
