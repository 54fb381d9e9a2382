'use client';
// Masks over a photo: one canvas for all, painted from run lengths at no more pixels than needed. Decorative.

import { memo, useEffect, useRef } from 'react';
import type { Rgb, Rle } from '../core/data-types';
import { labelColour } from '../vision/label-colours';
import { rleBitmap } from '../vision/rle';
import styles from './frames-layer.module.css';
import type { PhotoArea, PhotoObject } from './photo-object';

/** Longer side of the canvas; a mask is soft anyway, its outline is drawn apart. */
const MAX_SIDE = 1600;
const ALPHA = 96;

interface MaskLayerProps {
  readonly width: number;
  readonly height: number;
  readonly objects: readonly PhotoObject[];
  readonly areas: readonly PhotoArea[];
  readonly cover?: boolean;
}

export const MaskLayer = memo(function MaskLayer({ width, height, objects, areas, cover = false }: MaskLayerProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scale = Math.min(1, MAX_SIDE / Math.max(width, height));
  const across = Math.max(1, Math.round(width * scale));
  const down = Math.max(1, Math.round(height * scale));
  const masked = areas.length > 0 || objects.some(({ mask }) => mask);
  useEffect(() => {
    const context = masked ? canvas.current?.getContext('2d') : null;
    if (!context) return;
    const image = context.createImageData(across, down);
    for (const { mask, label, colour } of [...areas, ...objects])
      if (mask) paint(image, mask, colour ?? labelColour(label));
    context.putImageData(image, 0, 0);
  }, [objects, areas, across, down, masked]);
  if (!masked) return null;
  return (
    <canvas ref={canvas} className={`${styles.layer} ${cover ? styles.cover : ''}`} width={across} height={down} />
  );
});

/** Masks cover the whole photo, whatever their own size. Each pixel of the canvas asks the cell below its middle. */
function paint({ data, width, height }: ImageData, mask: Rle, [r, g, b]: Rgb): void {
  const bitmap = rleBitmap(mask);
  if (!bitmap) return;
  const [toX, toY] = [mask.width / width, mask.height / height];
  const from = (cell: number, by: number) => Math.max(0, Math.floor(cell / by) - 1);
  const to = (cell: number, by: number, most: number) => Math.min(most, Math.ceil(cell / by) + 1);
  const [firstX, lastX] = [from(bitmap.left, toX), to(bitmap.left + bitmap.width, toX, width)];
  for (let y = from(bitmap.top, toY); y < to(bitmap.top + bitmap.height, toY, height); y += 1) {
    const row = Math.floor((y + 0.5) * toY) - bitmap.top;
    if (row < 0 || row >= bitmap.height) continue;
    for (let x = firstX; x < lastX; x += 1) {
      const column = Math.floor((x + 0.5) * toX) - bitmap.left;
      if (column < 0 || column >= bitmap.width || !bitmap.cells[row * bitmap.width + column]) continue;
      const offset = (y * width + x) * 4;
      data[offset] = r;
      data[offset + 1] = g;
      data[offset + 2] = b;
      data[offset + 3] = ALPHA;
    }
  }
}
