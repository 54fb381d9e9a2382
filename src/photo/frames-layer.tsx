'use client';
// The frames and tags over a photo, as one SVG in the photo's own pixels. Lines keep their width at any size.
// Knows no picture and no gesture; decorative, because a list beside the photo says the same in words.

import { useLocale } from 'next-intl';
import { memo, useMemo } from 'react';
import { useKinds } from '../i18n/kinds/use-kinds';
import { shareIn } from '../i18n/numbers';
import { colourOf, inkOn } from './colours';
import { framePaths, isDot, outline } from './frames';
import styles from './frames-layer.module.css';
import { measureText } from './measure';
import type { PhotoObject } from './photo-object';
import { placeTags, TAG_HEIGHT } from './tags';

export interface FramesLayerProps {
  readonly width: number;
  readonly height: number;
  readonly objects: readonly PhotoObject[];
  /** Objects with a mask are outlined elsewhere, so they need no frame. */
  readonly outlines: boolean;
  readonly cover?: boolean;
  /** Screen pixels per pixel of the photo; tags are drawn once it is known. */
  readonly scale: number;
  readonly labels: boolean;
  /** Id of an object, or a label: what is not meant is dimmed. */
  readonly highlight?: string | null;
  readonly highlightLabel?: string | null;
}

const PENCIL = 'M2.5 9.5l.5-2.2L8 2.3a1.2 1.2 0 0 1 1.7 1.7L4.7 9z';

export const FramesLayer = memo(function FramesLayer(props: FramesLayerProps) {
  const {
    width,
    height,
    objects,
    outlines: outlined,
    cover = false,
    scale,
    labels,
    highlight = null,
    highlightLabel = null,
  } = props;
  const { word } = useKinds();
  const locale = useLocale();
  const paths = useMemo(
    () => framePaths(outlined ? objects.filter(({ mask }) => !mask) : objects),
    [objects, outlined],
  );
  const outlines = useMemo(() => paths.map(({ d }) => d).join(''), [paths]);
  const chosen = useMemo(
    () => (highlight === null ? undefined : objects.find(({ id }) => id === highlight)),
    [objects, highlight],
  );
  const tags = useMemo(
    () =>
      labels || chosen
        ? placeTags(labels ? objects : chosen ? [chosen] : [], {
            scale,
            photo: { width, height },
            measure: measureText,
            word,
            percent: (share) => shareIn(locale, share),
            highlight,
          })
        : [],
    [labels, objects, chosen, scale, width, height, highlight, word, locale],
  );
  const focused = chosen !== undefined || highlightLabel !== null;
  return (
    <svg
      className={styles.layer}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio={cover ? 'xMidYMid slice' : 'xMidYMid meet'}
      aria-hidden="true"
      focusable="false"
    >
      <path className={styles.dark} d={outlines} data-dim={focused || undefined} />
      {paths.map(({ key, label, colour, dashed, d }) => (
        <path
          key={key}
          className={styles.frame}
          d={d}
          stroke={colourOf({ label, colour })}
          data-dashed={dashed || undefined}
          data-dim={(focused && label !== highlightLabel) || undefined}
        />
      ))}
      {chosen && (
        <>
          <path className={styles.dark} d={outline(chosen)} data-chosen="" data-dot={isDot(chosen) || undefined} />
          <path
            className={styles.frame}
            d={outline(chosen)}
            stroke={colourOf(chosen)}
            fill={colourOf(chosen, 0.16)}
            data-chosen=""
            data-dot={isDot(chosen) || undefined}
            data-dashed={chosen.dashed || undefined}
          />
        </>
      )}
      {tags.map(({ id, label, colour, text, pencil, x, y, width: tagWidth }) => (
        <g
          key={id}
          transform={`translate(${x} ${y}) scale(${1 / scale})`}
          fill={inkOn({ label, colour })}
          className={styles.tag}
          data-dim={(focused && id !== highlight && label !== highlightLabel) || undefined}
        >
          <rect width={tagWidth * scale} height={TAG_HEIGHT} rx={3} fill={colourOf({ label, colour })} />
          {pencil && <path d={PENCIL} transform="translate(4 3)" stroke="none" />}
          <text x={pencil ? 18 : 5} y={13}>
            {text}
          </text>
        </g>
      ))}
    </svg>
  );
});
