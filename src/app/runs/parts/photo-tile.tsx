'use client';
// One photo of a run as a tile: what was found on it, its number, or why it has none.
import { IconAlertTriangle, IconCircleX, IconPencil, IconPhotoOff } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { memo, useMemo, useState } from 'react';
import type { Kinds } from '../../../i18n/kinds/kind-words';
import { useKinds } from '../../../i18n/kinds/use-kinds';
import { useWords, type Words } from '../../../i18n/words';
import { MarkedPhoto } from '../../../photo/marked-photo';
import type { PhotoObject } from '../../../photo/photo-object';
import { coverageWords } from '../../../vision/coverage-table';
import { UNSURE_LABEL } from '../../../vision/sorting';
import { tally } from '../../../vision/tally';
import type { PhotoView } from '../model/photo-view';
import { missingKinds, stateOf } from '../model/summary';
import { drawnOn } from './drawn';
import { asError } from './photo-error';
import styles from './photo-tile.module.css';

export interface PhotoTileProps {
  readonly runId: string;
  readonly photo: PhotoView;
  /** Objects less sure than this are dashed. */
  readonly unsureBelow: number;
  readonly highlightLabel: string | null;
  /** Only this kind is drawn. */
  readonly only: string | null;
  readonly meant?: boolean;
  readonly href: string;
  readonly onOpen: (index: number) => void;
}

export const PhotoTile = memo(function PhotoTile(props: PhotoTileProps) {
  const { runId, photo, unsureBelow, highlightLabel, only, meant = false, href, onOpen } = props;
  const t = useTranslations('runs');
  const locale = useLocale();
  const said = useWords();
  const [broken, setBroken] = useState(false);
  const { objects, areas } = useMemo(() => drawnOn(photo, unsureBelow, only), [photo, unsureBelow, only]);
  const words = saidOf(photo, objects, { ...said, ...useKinds() });
  const gone = photo.gone || broken;
  return (
    <a
      className={styles.tile}
      data-meant={meant || undefined}
      href={href}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        onOpen(photo.index);
      }}
    >
      <span className={styles.picture} data-status={photo.status}>
        {gone || photo.width === 0 ? (
          <span className={styles.blank}>
            {gone ? (
              <IconPhotoOff size={28} stroke={1.25} />
            ) : (
              photo.status === 'failed' && <IconCircleX size={28} stroke={1.25} />
            )}
            {gone && <span>{t('photoGone')}</span>}
          </span>
        ) : (
          <MarkedPhoto
            src={`/pictures/runs/${runId}/${photo.index}/small`}
            alt={words || t('nothingFound')}
            width={photo.width}
            height={photo.height}
            objects={objects}
            areas={areas}
            fit={fitOf(photo)}
            labels={false}
            highlightLabel={highlightLabel}
            onMissing={() => setBroken(true)}
          />
        )}
        {photo.number !== null && photo.sorting === null && (
          <b className={styles.number}>
            {photo.shares ? said.percent(photo.number) : photo.number.toLocaleString(locale)}
          </b>
        )}
        {photo.corrected > 0 && (
          <span className={styles.badge}>
            <IconPencil size={14} stroke={1.75} aria-hidden="true" />
            {t('corrected', { count: photo.corrected })}
          </span>
        )}
      </span>
      <span className={styles.caption}>
        <span className={styles.file} title={photo.file}>
          {photo.file}
        </span>
        <Reason photo={photo} words={words} />
        {photo.warnings.map((each) => (
          <Warned key={each.code} words={said.warning(each)} />
        ))}
      </span>
    </a>
  );
});

/** What was found, in one line. */
function saidOf(
  { sorting, shares, texts, objects: found }: PhotoView,
  objects: readonly PhotoObject[],
  { percent, share, word, counted }: Pick<Words, 'percent' | 'share'> & Pick<Kinds, 'word' | 'counted'>,
): string {
  if (shares)
    return coverageWords(
      shares.map((each) => ({ ...each, label: word(each.label) })),
      percent,
    );
  if (found.length === 0 && sorting) return `${word(sorting.label)} ${share(sorting.score)}`;
  if (found.length === 0 && texts) return texts.map(({ text }) => text).join(' / ');
  const kinds = [...tally(objects.filter(({ text }) => !text))].map(([label, count]) => counted(label, count));
  const lines = objects.flatMap(({ text, label }) => (text ? [label] : []));
  return [kinds.join(', '), lines.join(' / ')].filter((part) => part !== '').join(' · ');
}

/** The shape of a tile; a photo of nearly this shape fills it, another is shown whole. */
const TILE = 4 / 3;
const fitOf = ({ width, height }: PhotoView) => (Math.abs(width / height / TILE - 1) < 0.2 ? 'cover' : 'contain');

/** The one line that matters: why there is no number, what to look at, or what was found. */
function Reason({ photo, words }: { readonly photo: PhotoView; readonly words: string }) {
  const t = useTranslations('runs');
  const { error, list } = useWords();
  const { word } = useKinds();
  const { status, unsure } = photo;
  const state = stateOf(photo);
  const missing = missingKinds(photo);
  const standing =
    state === null || state === 'ok'
      ? ''
      : missing.length
        ? t('missing', { kinds: list(missing.map(word)) })
        : t(`state.${state}`);
  if (status !== 'ok') {
    return (
      <span className={styles.reason} data-tone={status}>
        {photo.error ? error(asError(photo.error)) : t(`photo.${isKnown(status) ? status : 'pending'}`)}
      </span>
    );
  }
  if (unsure > 0) {
    return (
      <span className={styles.reason} data-tone="unsure">
        <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />
        {photo.sorting?.unsure
          ? t('unsureSorting', { words: photo.sorting.label === UNSURE_LABEL ? 'none' : words })
          : t('unsure', { count: unsure })}
      </span>
    );
  }
  return <span className={styles.reason}>{[words || t('nothingFound'), standing].filter(Boolean).join(', ')}</span>;
}

const Warned = ({ words }: { readonly words: string }) => (
  <span className={styles.reason} data-tone="unsure" data-warning="" title={words}>
    <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />
    <span className={styles.warned}>{words}</span>
  </span>
);

const STATUSES = ['pending', 'running', 'failed', 'skipped', 'cancelled'] as const;
const isKnown = (status: string): status is (typeof STATUSES)[number] => STATUSES.some((each) => each === status);
