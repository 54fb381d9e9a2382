'use client';
// Lies over the photo while a frame is drawn: from the first corner to the last. Knows no object.

import { type PointerEvent, useState } from 'react';
import type { Box } from '../../core/data-types';
import { drawnBox } from '../edits/boxes';
import styles from './stage.module.css';

type Point = readonly [number, number];

interface DrawLayerProps {
  readonly photo: { readonly width: number; readonly height: number };
  readonly toPhoto: (x: number, y: number) => Point;
  readonly onDrawn: (box: Box) => void;
}

export function DrawLayer({ photo, toPhoto, onDrawn }: DrawLayerProps) {
  const [from, setFrom] = useState<Point | null>(null);
  const [to, setTo] = useState<Point | null>(null);
  const draft = from && to ? drawnBox(from, to, photo) : null;
  const start = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = toPhoto(event.clientX, event.clientY);
    setFrom(at);
    setTo(at);
  };
  const end = (event: PointerEvent) => {
    const box = from && drawnBox(from, toPhoto(event.clientX, event.clientY), photo);
    setFrom(null);
    setTo(null);
    if (box) onDrawn(box);
  };
  return (
    <div
      className={`${styles.draw} no-pan`}
      onPointerDown={start}
      onPointerMove={(event) => from && setTo(toPhoto(event.clientX, event.clientY))}
      onPointerUp={end}
      onPointerCancel={() => setFrom(null)}
    >
      {draft && <div className={styles.draft} style={percentBox(draft, photo)} />}
    </div>
  );
}

/** A box as parts of the photo, for an element that lies over it. */
export const percentBox = ([x1, y1, x2, y2]: Box, { width, height }: DrawLayerProps['photo']) => ({
  left: `${(x1 / width) * 100}%`,
  top: `${(y1 / height) * 100}%`,
  width: `${((x2 - x1) / width) * 100}%`,
  height: `${((y2 - y1) / height) * 100}%`,
});
