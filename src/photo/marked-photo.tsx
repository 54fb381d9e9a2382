'use client';
// A photo with what was found on it. Works from 120 px to a full screen, for any photo. Knows no run and no server.

import { type PointerEvent, useRef, useState } from 'react';
import { objectAt } from './frames';
import { FramesLayer } from './frames-layer';
import styles from './marked-photo.module.css';
import type { PhotoArea, PhotoObject } from './photo-object';
import { ShapesLayer } from './shapes-layer';
import { type Fit, useScale } from './use-scale';

export interface MarkedPhotoProps {
  readonly src: string;
  /** Says what is on it ("5 apple, 3 orange"); empty where a list beside it does. */
  readonly alt: string;
  /** Of the upright photo: the pixels in which boxes are. */
  readonly width: number;
  readonly height: number;
  readonly objects: readonly PhotoObject[];
  readonly areas?: readonly PhotoArea[];
  /** Masks and joints; on unless told. */
  readonly outlines?: boolean;
  /** Fills its place; left out, it takes the width there is and the photo's own shape. */
  readonly fit?: Fit;
  /** Name tags where there is room; on unless told. */
  readonly labels?: boolean;
  /** Id of the object that is meant; the others are dimmed. */
  readonly highlight?: string | null;
  /** A kind of object that is meant. */
  readonly highlightLabel?: string | null;
  /** An object was clicked. Give people without a mouse a list as well. */
  readonly onObject?: (id: string) => void;
  readonly onMissing?: () => void;
  readonly eager?: boolean;
}

/** Frames on smaller pictures than this would be taken for tags. */
const SMALLEST_WITH_TAGS = 180;
const NO_AREAS: readonly PhotoArea[] = [];

export function MarkedPhoto(props: MarkedPhotoProps) {
  const { src, alt, width, height, objects, fit, labels = true, highlight = null, highlightLabel = null } = props;
  const { onObject, onMissing, eager = false, areas = NO_AREAS, outlines = true } = props;
  const root = useRef<HTMLDivElement>(null);
  const scale = useScale(root, width, height, fit ?? 'contain');
  const [hovered, setHovered] = useState<string | null>(null);
  const meant = highlight ?? hovered;
  const tags = labels && scale * width >= SMALLEST_WITH_TAGS;

  const find = (event: PointerEvent<HTMLElement>): string | null => {
    const bounds = event.currentTarget.getBoundingClientRect();
    if (!(scale > 0)) return null;
    // The photo is centred in its place, whichever way it fits.
    const x = (event.clientX - bounds.left - (bounds.width - width * scale) / 2) / scale;
    const y = (event.clientY - bounds.top - (bounds.height - height * scale) / 2) / scale;
    return objectAt(objects, x, y)?.id ?? null;
  };

  return (
    <div
      ref={root}
      className={styles.photo}
      data-fit={fit}
      style={fit ? undefined : { aspectRatio: `${width} / ${height}` }}
      data-clickable={(onObject && hovered !== null) || undefined}
      onPointerMove={(event) => setHovered(find(event))}
      onPointerLeave={() => setHovered(null)}
      onPointerUp={(event) => {
        const id = onObject ? find(event) : null;
        if (id !== null) onObject?.(id);
      }}
    >
      {/* biome-ignore lint/performance/noImgElement: photos come from our own store, at the size they are kept in. */}
      <img
        src={src}
        alt={alt}
        className={styles.picture}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        draggable={false}
        onError={onMissing}
      />
      <ShapesLayer
        width={width}
        height={height}
        objects={objects}
        areas={areas}
        cover={fit === 'cover'}
        scale={scale}
        labels={tags}
        outlines={outlines}
        dim={meant !== null || highlightLabel !== null}
      />
      <FramesLayer
        width={width}
        height={height}
        objects={objects}
        outlines={outlines}
        cover={fit === 'cover'}
        scale={scale}
        labels={tags}
        highlight={meant}
        highlightLabel={highlightLabel}
      />
    </div>
  );
}
