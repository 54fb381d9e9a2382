// The drawing of a port: shape and colour say the data type, hollow says optional, a small stack says several per photo.
'use client';

import { DATA_TYPE_LOOK, type DataType } from '../core/data-types';
import { typeColour } from './type-look';

export const PORT_SHAPE = 14;
/** Outlines in a box of 14 x 14. */
const SHAPES: Readonly<Record<string, string>> = {
  square: 'M2.5 2.5h9v9h-9z',
  circle: 'M7 2a5 5 0 1 1 0 10a5 5 0 1 1 0-10z',
  diamond: 'M7 1.2L12.8 7L7 12.8L1.2 7z',
  hexagon: 'M7 1.4l5 2.8v5.6l-5 2.8l-5-2.8v-5.6z',
  triangle: 'M7 1.8l5.6 10h-11.2z',
  bar: 'M4 4h6a3 3 0 0 1 0 6h-6a3 3 0 0 1 0-6z',
  corner: 'M3 1.8h5l3.2 3.2v7.2h-8.2z',
};

export interface PortShapeProps {
  readonly type: DataType | null;
  readonly optional?: boolean;
  readonly several?: boolean;
  readonly wired?: boolean;
}

export function PortShape(props: PortShapeProps) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" overflow="visible" aria-hidden="true">
      <PortOutline {...props} />
    </svg>
  );
}

/** The same inside of a drawing: its box of 14 x 14 begins at `x`, `y`. */
export function PortOutline(props: PortShapeProps & { readonly x?: number; readonly y?: number }) {
  const { type, optional = false, several = false, wired = true, x = 0, y = 0 } = props;
  const path = SHAPES[type === null ? 'circle' : DATA_TYPE_LOOK[type].shape] ?? SHAPES.circle;
  const hollow = optional && !wired;
  return (
    <g
      transform={x || y ? `translate(${x} ${y})` : undefined}
      style={{ color: typeColour(type) }}
      strokeLinejoin="round"
    >
      {several && (
        <path d={path} transform="translate(3 -3)" fill="var(--card)" stroke="currentColor" strokeWidth="1.5" />
      )}
      <path
        d={path}
        fill={hollow ? 'var(--card)' : 'currentColor'}
        stroke={hollow ? 'currentColor' : 'var(--card)'}
        strokeWidth={hollow ? 2 : 1.5}
        strokeDasharray={type === null ? '2 1.5' : undefined}
      />
    </g>
  );
}
