// A quiet drawing of what a kind of step does, for as long as it has no picture. Chosen by what the definition says of itself.
'use client';

import type { ReactNode } from 'react';
import type { AnyNode, Category } from '../../core/node';
import styles from './kind-drawing.module.css';

/** A hill, a sun and a frame: a photo. */
const photo = (x: number, y: number, key?: string) => (
  <g key={key} transform={`translate(${x} ${y})`}>
    <rect width="76" height="50" rx="4" className={styles.paper} />
    <circle cx="58" cy="15" r="6" className={styles.line} />
    <path d="M4 42l20-20l14 13l9-8l25 19" className={styles.line} />
  </g>
);
const fruits = (
  <>
    <circle cx="92" cy="66" r="17" className={styles.soft} />
    <circle cx="134" cy="72" r="13" className={styles.soft} />
    <circle cx="64" cy="82" r="9" className={styles.soft} />
  </>
);

const DRAWINGS: Readonly<Record<Category, ReactNode>> = {
  photos: (
    <>
      <g transform="rotate(-8 100 70)">{photo(52, 34)}</g>
      <g transform="rotate(5 110 70)">{photo(86, 48)}</g>
    </>
  ),
  prepare: (
    <>
      {photo(62, 40)}
      <path d="M52 30v72M148 30v72M44 38h112M44 94h112" className={styles.mark} strokeDasharray="4 4" />
    </>
  ),
  find: (
    <>
      {fruits}
      <path d="M70 56v-10h10M104 46h10v10M114 76v10h-10M80 86h-10v-10" className={styles.mark} />
      <path d="M117 66v-8h8M143 58h8v8M151 78v8h-8M125 86h-8v-8" className={styles.mark} />
    </>
  ),
  select: (
    <>
      <circle cx="66" cy="44" r="9" className={styles.soft} />
      <circle cx="110" cy="40" r="11" className={styles.soft} />
      <circle cx="150" cy="46" r="8" className={styles.soft} />
      <path d="M48 64h124l-44 30v22l-36-10v-12z" className={styles.mark} />
    </>
  ),
  count: (
    <g className={styles.mark}>
      <path d="M70 46v44M84 46v44M98 46v44M112 46v44M62 84l60-32" />
      <path d="M140 46v44M154 46v44" />
    </g>
  ),
  show: (
    <>
      {photo(72, 40)}
      <rect x="84" y="54" width="26" height="24" className={styles.mark} />
      <rect x="84" y="47" width="18" height="7" className={styles.fill} />
      <rect x="118" y="62" width="20" height="20" className={styles.mark} />
      <rect x="118" y="55" width="14" height="7" className={styles.fill} />
    </>
  ),
  save: (
    <>
      <rect x="70" y="34" width="80" height="70" rx="4" className={styles.paper} />
      <path d="M70 52h80M70 70h80M70 88h80M98 34v70M124 34v70" className={styles.line} />
      <path d="M76 43h14" className={styles.mark} />
    </>
  ),
  other: <path d="M84 44h52v44h-52zM96 58h28M96 68h28M96 78h16" className={styles.line} />,
};

export function KindDrawing({ definition }: { readonly definition: AnyNode | undefined }) {
  return (
    <svg viewBox="0 0 220 138" className={styles.drawing} aria-hidden="true" focusable="false">
      {DRAWINGS[definition?.category ?? 'other']}
    </svg>
  );
}
