// From one number to another on one line. Reports while it moves, decides on release.
'use client';

import { RangeSlider } from '@mantine/core';
import { useFormatter } from 'next-intl';
import { useState } from 'react';
import type { ControlProps, ShapeOf } from '../control-props';
import styles from './slider-control.module.css';

type Band = [number, number];

/** Without the dust of counting in steps. */
const exact = ([from, to]: Band): Band => [Math.round(from * 1000) / 1000, Math.round(to * 1000) / 1000];

function readBand(value: unknown): Band | null {
  if (!Array.isArray(value)) return null;
  const [from, to]: unknown[] = value;
  return typeof from === 'number' && typeof to === 'number' ? [from, to] : null;
}

export function BandControl(props: ControlProps<ShapeOf<'band'>>) {
  const { shape, form, path, info, title, onChange, onLive } = props;
  const { min, max } = shape;
  const format = useFormatter();
  const [moving, setMoving] = useState<Band | null>(null);
  const value = moving ?? readBand(props.value) ?? readBand(info.usual) ?? [min, max];
  const share = min >= 0 && max === 1;
  const inWords = (each: number) =>
    share
      ? format.number(each, { style: 'percent', maximumFractionDigits: 0 })
      : format.number(each, { maximumFractionDigits: 2 });
  const ends = form.words.ends(path);
  return (
    <fieldset className={`${styles.slider} ${styles.band}`} aria-labelledby={props.labelId}>
      <output className={styles.value} htmlFor={props.id} aria-hidden="true">
        {inWords(value[0])} – {inWords(value[1])}
      </output>
      <RangeSlider
        id={props.id}
        min={min}
        max={max}
        step={share ? 0.01 : (max - min) / 40}
        minRange={0}
        value={value}
        disabled={form.disabled}
        label={null}
        size={form.plain ? 'md' : 'sm'}
        thumbSize={24}
        thumbFromLabel={title}
        thumbToLabel={title}
        thumbValueText={inWords}
        thumbProps={() => ({ 'aria-describedby': props.describedBy })}
        onChange={(next) => {
          setMoving(next);
          onLive?.(exact(next));
        }}
        onChangeEnd={(next) => {
          setMoving(null);
          onChange(exact(next));
        }}
      />
      {ends ? (
        <div className={styles.ends}>
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </div>
      ) : null}
    </fieldset>
  );
}
