'use client';
// The frame that a person added, to be dragged and pulled at its corner. The keys do the same. Knows no object.

import { type PointerEvent, useRef } from 'react';
import type { Box } from '../../core/data-types';
import { moveBox, resizeBox } from '../edits/boxes';
import { percentBox } from './draw-layer';
import styles from './stage.module.css';

type Point = readonly [number, number];

interface MoveLayerProps {
  readonly box: Box;
  readonly photo: { readonly width: number; readonly height: number };
  readonly toPhoto: (x: number, y: number) => Point;
  /** `done` with the last one of a gesture. */
  readonly onMoved: (box: Box, done: boolean) => void;
}

export function MoveLayer({ box, photo, toPhoto, onMoved }: MoveLayerProps) {
  const gesture = useRef<{ from: Point; box: Box; change: typeof moveBox } | null>(null);
  const start = (change: typeof moveBox) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    gesture.current = { from: toPhoto(event.clientX, event.clientY), box, change };
  };
  const follow = (done: boolean) => (event: PointerEvent) => {
    const { current } = gesture;
    if (!current) return;
    event.stopPropagation();
    const [x, y] = toPhoto(event.clientX, event.clientY);
    if (done) gesture.current = null;
    onMoved(current.change(current.box, x - current.from[0], y - current.from[1], photo), done);
  };
  const handlers = (change: typeof moveBox) => ({
    onPointerDown: start(change),
    onPointerMove: follow(false),
    onPointerUp: follow(true),
    onPointerCancel: () => {
      gesture.current = null;
    },
  });
  return (
    <div className={`${styles.move} no-pan`} style={percentBox(box, photo)} {...handlers(moveBox)}>
      <span className={`${styles.corner} no-pan`} {...handlers(resizeBox)} />
    </div>
  );
}
