'use client';
// Masks over a photo: one canvas for all, painted from run lengths at no more pixels than needed. Decorative.

import { memo, useEffect, useRef } from 'react';
import { labelColour } from '../vision/label-colours';
import styles from './frames-layer.module.css';
import type { PhotoObject } from './photo-object';

/** Longer side of the canvas; a mask is soft anyway. */
const MAX_SIDE = 1600;
const ALPHA = 110;

export const MaskLayer = memo(function MaskLayer({
  width,
  height,
  objects,
}: {
  readonly width: number;
  readonly height: number;
  readonly objects: readonly PhotoObject[];
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scale = Math.min(1, MAX_SIDE / Math.max(width, height));
  const across = Math.max(1, Math.round(width * scale));
  const down = Math.max(1, Math.round(height * scale));
  const masked = objects.some(({ mask }) => mask);
  useEffect(() => {
    const context = masked ? canvas.current?.getContext('2d') : null;
    if (!context) return;
    const image = context.createImageData(across, down);
    for (const object of objects) paint(image, object);
    context.putImageData(image, 0, 0);
  }, [objects, across, down, masked]);
  return masked ? <canvas ref={canvas} className={styles.layer} width={across} height={down} /> : null;
});

/** Masks cover the whole photo, whatever their own size. */
function paint({ data, width, height }: ImageData, { mask, label }: PhotoObject): void {
  if (!mask || mask.width < 1 || mask.height < 1) return;
  const [r, g, b] = labelColour(label);
  const toX = width / mask.width;
  const toY = height / mask.height;
  let at = 0;
  mask.counts.forEach((length, index) => {
    if (index % 2 === 1) {
      for (let pixel = at; pixel < at + length; pixel += 1) {
        const x = Math.floor((pixel % mask.width) * toX);
        const y = Math.floor(Math.floor(pixel / mask.width) * toY);
        for (let dy = 0; dy < Math.max(1, Math.ceil(toY)); dy += 1)
          for (let dx = 0; dx < Math.max(1, Math.ceil(toX)); dx += 1) {
            if (x + dx >= width || y + dy >= height) continue;
            const offset = ((y + dy) * width + x + dx) * 4;
            data[offset] = r;
            data[offset + 1] = g;
            data[offset + 2] = b;
            data[offset + 3] = ALPHA;
          }
      }
    }
    at += length;
  });
}
