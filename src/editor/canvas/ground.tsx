// The dots below the graph. A picture that is only shifted while the view moves: it is drawn anew when the zoom changes.
'use client';

import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { GRID } from '../geometry';
import styles from './canvas.module.css';

const GAP = 2 * GRID;
const RADIUS = 1.25;
/** It reaches beyond the canvas by the widest gap there is, see `.ground`. */
const BEYOND = 80;

const modulo = (value: number, by: number): number => ((value % by) + by) % by;

export function Ground() {
  const canvas = useStoreApi();
  const ground = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let drawn = 0;
    const show = ({ transform: [x, y, zoom] }: { transform: [number, number, number] }): void => {
      const style = ground.current?.style;
      if (!style) return;
      const gap = GAP * zoom;
      if (zoom !== drawn) {
        style.setProperty('--gap', `${gap}px`);
        style.setProperty('--dot', `${RADIUS * zoom}px`);
        drawn = zoom;
      }
      const shift = (value: number): number => modulo(value + BEYOND - gap / 2, gap);
      style.transform = `translate(${shift(x)}px, ${shift(y)}px)`;
    };
    show(canvas.getState());
    return canvas.subscribe(show);
  }, [canvas]);
  return <div ref={ground} className={styles.ground} aria-hidden="true" />;
}
