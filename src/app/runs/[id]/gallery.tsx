'use client';
// The photos of a run beside its numbers: all, those to look at, those that failed; unsure ones first where wanted.
import { Button, Switch } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useKinds } from '../../../i18n/kinds/use-kinds';
import { notify } from '../../notify';
import { useTRPC } from '../../trpc';
import type { PhotoView } from '../model/photo-view';
import chips from '../parts/chips.module.css';
import { ResultTiles } from '../parts/result-tiles';
import type { UrlState } from '../parts/use-url-state';
import { GALLERY_VIEWS, type GalleryView, inView } from './gallery-views';
import styles from './result.module.css';

interface GalleryProps {
  readonly runId: string;
  readonly photos: readonly PhotoView[];
  readonly shown: readonly PhotoView[];
  readonly view: GalleryView;
  readonly url: UrlState;
  readonly unsureBelow: number;
  readonly unsureFirst: boolean;
  readonly onUnsureFirst: (on: boolean) => void;
  readonly only: string | null;
  readonly pointedLabel: string | null;
  readonly pointedPhoto: number | null;
  readonly complete: boolean;
  readonly mayRetry: boolean;
  readonly onOpen: (index: number) => void;
}

export function Gallery(props: GalleryProps) {
  const { runId, photos, shown, view, url, only, mayRetry } = props;
  const t = useTranslations('result');
  const kinds = useKinds();
  const trpc = useTRPC();
  const retry = useMutation(trpc.runs.retry.mutationOptions({ onError: notify.error }));
  const failed = photos.filter((photo) => inView(photo, 'failed'));
  return (
    <section className={styles.gallery} aria-label={t('photos')}>
      <div className={styles.galleryBar}>
        <fieldset className={chips.row}>
          <legend className="unseen">{t('whichPhotos')}</legend>
          {GALLERY_VIEWS.map((each) => {
            const count = photos.filter((photo) => inView(photo, each)).length;
            if (each !== 'all' && each !== view && count === 0) return null;
            return (
              <button
                key={each}
                type="button"
                className={chips.chip}
                aria-pressed={each === view}
                onClick={() => url.set({ view: each === 'all' ? null : each })}
              >
                {t(`view.${each}`)} <b>{count}</b>
              </button>
            );
          })}
        </fieldset>
        <Switch
          size="sm"
          label={t('unsureFirst')}
          checked={props.unsureFirst}
          onChange={(event) => props.onUnsureFirst(event.currentTarget.checked)}
        />
      </div>
      {only !== null && (
        <p className={styles.onlyLine}>
          {t('onlyKind', { label: kinds.word(only) })}
          <Button size="compact-sm" variant="subtle" onClick={() => url.set({ kind: null })}>
            {t('allKinds')}
          </Button>
        </p>
      )}
      {view === 'failed' && failed.length > 0 && mayRetry && (
        <p className={styles.onlyLine}>
          {t('failedHelp', { count: failed.length })}
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconRefresh size={15} stroke={1.75} />}
            loading={retry.isPending}
            onClick={() => retry.mutate({ runId, indexes: failed.map(({ index }) => index) })}
          >
            {t('retryThese')}
          </Button>
        </p>
      )}
      {shown.length === 0 && props.complete ? (
        <p className={styles.none}>{t(`empty.${view}`)}</p>
      ) : (
        <ResultTiles
          runId={runId}
          photos={shown}
          unsureBelow={props.unsureBelow}
          highlightLabel={props.pointedLabel}
          only={only}
          meant={props.pointedPhoto}
          hrefOf={(index) => url.href({ photo: String(index) })}
          onOpen={props.onOpen}
        />
      )}
    </section>
  );
}
