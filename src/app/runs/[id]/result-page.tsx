'use client';
// The result of a run, alive: the number, the tables beside the photos, corrections, files, steps. Everything that is chosen
// stands in the address.
import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { Plan } from '../../../core/plan';
import { KindsOf } from '../../../i18n/kinds/use-kinds';
import { useWords } from '../../../i18n/words';
import { SureSlider } from '../../../photo/sure-slider';
import { PageBody } from '../../frame/page-head';
import { useTRPC } from '../../trpc';
import type { Lens } from '../model/photo-view';
import { isOpen, type RunDetail, type RunPhoto } from '../model/run-types';
import { summarise } from '../model/summary';
import { asError } from '../parts/photo-error';
import { RunProgress } from '../parts/run-progress';
import { RunVoice } from '../parts/run-voice';
import { usePhotoViews } from '../parts/use-photo-views';
import { useRunPhotos } from '../parts/use-run-photos';
import { useUrlState } from '../parts/use-url-state';
import { Downloads } from './downloads';
import { Gallery } from './gallery';
import { choosePhotos, galleryView } from './gallery-views';
import { KindsTable } from './kinds-table';
import { PhotosTable } from './photos-table';
import styles from './result.module.css';
import { ResultHead } from './result-head';
import { ResultViewer } from './result-viewer';
import { RunMissing } from './run-missing';
import { Steps } from './steps';
import { Total } from './total';
import { useCorrections } from './use-corrections';
import { useLimit } from './use-limit';

interface First {
  readonly run: RunDetail;
  readonly photos: readonly RunPhoto[];
  readonly plan: Plan;
}

/** Objects this near above the limit are drawn as unsure ones. */
const NEAR = 0.1;

export function ResultPage({ first }: { first: First }) {
  const trpc = useTRPC();
  const query = useQuery({ ...trpc.runs.get.queryOptions({ runId: first.run.id }), initialData: first.run });
  if (query.error?.data?.code === 'NOT_FOUND') return <RunMissing runId={first.run.id} />;
  return (
    <KindsOf models={query.data.speakers}>
      <Result run={query.data} first={first} />
    </KindsOf>
  );
}

function Result({ run, first }: { run: RunDetail; first: First }) {
  const t = useTranslations('result');
  const words = useWords();
  const url = useUrlState();
  const { photos, complete, patch } = useRunPhotos(run, first.photos);
  const corrections = useCorrections(run.id, photos, patch);
  const limit = useLimit(first.plan, run.view, url);
  // The slider never waits for the numbers.
  const sure = useDeferredValue(limit?.trial ? limit.value : null);
  const lens = useMemo<Lens>(() => ({ plan: first.plan, view: run.view, limit: sure }), [first.plan, run.view, sure]);
  const views = usePhotoViews(photos, lens, corrections.edits);
  const summary = useMemo(() => summarise(views), [views]);

  const only = url.get('kind');
  const view = galleryView(url.get('view'));
  // Sorted photos come with the doubtful ones first unless told, counted ones in their own order.
  const usualFirst = summary.of === 'sorted' ? 'unsure' : 'sent';
  const unsureFirst = (url.get('first') ?? usualFirst) === 'unsure';
  const shown = useMemo(() => choosePhotos(views, { view, only, unsureFirst }), [views, view, only, unsureFirst]);
  const [pointedLabel, pointLabel] = useState<string | null>(null);
  const [pointedPhoto, pointPhoto] = useState<number | null>(null);
  const [opened, setOpened] = useState<readonly number[]>([]);
  const per = url.get('per') === 'photo' ? 'photo' : 'kind';

  const open = useCallback(
    (index: number) => {
      setOpened(shown.map((photo) => photo.index));
      url.set({ photo: String(index) }, 'push');
    },
    [shown, url],
  );
  const asked = url.get('photo');
  const index = asked === null ? null : Number(asked);
  const viewed = index === null ? undefined : photos.find((photo) => photo.index === index);
  const viewedView = viewed && views.find((photo) => photo.index === viewed.index);
  const order = viewed && opened.includes(viewed.index) ? opened : views.map((photo) => photo.index);
  const labels = useMemo(
    () => [...new Set([...summary.kinds.map(({ label }) => label), ...(limit?.labels ?? [])])],
    [summary.kinds, limit?.labels],
  );
  const unsureBelow = (limit?.value ?? 0.4) + NEAR;
  const running = isOpen(run);
  // Nothing is known yet, which is not the same as nothing found.
  const pending = running && summary.photos === 0;

  return (
    <PageBody wide>
      <ResultHead run={run} />
      <RunVoice run={run} />
      {running && (
        <div className={styles.running}>
          <RunProgress run={run} mayClose />
        </div>
      )}
      {run.error && <p className={styles.broken}>{words.error(asError(run.error))}</p>}
      {run.status === 'cancelled' && <p className={styles.note}>{t('cancelled')}</p>}
      <div className={styles.top}>
        <Total summary={summary} trial={limit?.trial ?? false} pending={pending} />
        <Downloads run={run} />
      </div>
      <div className={styles.columns}>
        <div className={styles.side}>
          <section className={styles.card} aria-label={t('numbers')}>
            {limit && !running && (
              <SureSlider value={limit.value} usual={limit.usual} min={limit.min} onChange={limit.onChange} />
            )}
            <SegmentedControl
              fullWidth
              size="sm"
              aria-label={t('numbers')}
              value={per}
              onChange={(value) => url.set({ per: value === 'photo' ? 'photo' : null })}
              data={[
                { value: 'kind', label: t('perKind') },
                { value: 'photo', label: t('perPhoto') },
              ]}
            />
            {per === 'kind' ? (
              <KindsTable
                of={summary.of}
                kinds={summary.kinds}
                pending={pending}
                chosen={only}
                onChoose={(label) => url.set({ kind: label })}
                onPoint={pointLabel}
              />
            ) : (
              <PhotosTable photos={views} onOpen={open} onPoint={pointPhoto} />
            )}
          </section>
        </div>
        <Gallery
          runId={run.id}
          photos={views}
          shown={shown}
          view={view}
          url={url}
          unsureBelow={unsureBelow}
          unsureFirst={unsureFirst}
          onUnsureFirst={(on) => {
            const first = on ? 'unsure' : 'sent';
            url.set({ first: first === usualFirst ? null : first });
          }}
          only={only}
          pointedLabel={pointedLabel}
          pointedPhoto={pointedPhoto}
          complete={complete}
          mayRetry={!running && run.status !== 'cancelled'}
          onOpen={open}
        />
      </div>
      <Steps run={run} />
      {viewed && viewedView && (
        <ResultViewer
          run={run}
          photo={viewed}
          view={viewedView}
          order={order}
          onGo={(next) => url.set({ photo: String(next) })}
          onClose={() => url.set({ photo: null })}
          limit={limit}
          trial={limit?.trial ?? false}
          unsureBelow={unsureBelow}
          corrections={corrections}
          labels={labels}
          only={only}
        />
      )}
    </PageBody>
  );
}
