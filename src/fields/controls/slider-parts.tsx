// What sliders of one number and of two have in common: how a number on the line is said, and the words at its ends.
'use client';

import { useFormatter } from 'next-intl';
import type { FormContext } from '../control-props';
import styles from './slider-control.module.css';

/** Without the dust of counting in steps: 0.29 and not 0.29000000000000004. */
export const exact = (value: number): number => Math.round(value * 1000) / 1000;

/** A line from 0 to 1 is said in percent. */
export function useSliderScale(min: number, max: number): { step: number; inWords: (value: number) => string } {
  const format = useFormatter();
  if (min >= 0 && max === 1)
    return {
      step: 0.01,
      inWords: (value) => format.number(value, { style: 'percent', maximumFractionDigits: 0 }),
    };
  return { step: (max - min) / 40, inWords: (value) => format.number(value, { maximumFractionDigits: 2 }) };
}

export function SliderEnds({ form, path }: { readonly form: FormContext; readonly path: string }) {
  const ends = form.words.ends(path);
  if (!ends) return null;
  return (
    <div className={styles.ends}>
      <span>{ends[0]}</span>
      <span>{ends[1]}</span>
    </div>
  );
}
