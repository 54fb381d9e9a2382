// A number on a line, with words at both ends. Reports while it moves, decides on release.
'use client';

import { Slider } from '@mantine/core';
import { useFormatter } from 'next-intl';
import { useState } from 'react';
import type { ControlProps, ShapeOf } from '../control-props';
import styles from './slider-control.module.css';

/** Without the dust of counting in steps: 0.29 and not 0.29000000000000004. */
const exact = (value: number): number => Math.round(value * 1000) / 1000;

export function SliderControl(props: ControlProps<ShapeOf<'number'>>) {
  const { shape, form, path, info, title, onChange, onLive } = props;
  const format = useFormatter();
  const [moving, setMoving] = useState<number | null>(null);
  const min = shape.min ?? 0;
  const max = shape.max ?? 1;
  const share = min >= 0 && max === 1;
  const given = typeof props.value === 'number' ? props.value : Number(info.usual ?? min);
  const value = moving ?? given;
  const inWords = (each: number) =>
    share
      ? format.number(each, { style: 'percent', maximumFractionDigits: 0 })
      : format.number(each, { maximumFractionDigits: 2 });
  const ends = form.words.ends(path);
  return (
    <div className={styles.slider}>
      <output className={styles.value} htmlFor={props.id} aria-hidden="true">
        {inWords(value)}
      </output>
      <Slider
        id={props.id}
        min={min}
        max={max}
        step={share ? 0.01 : (max - min) / 40}
        value={value}
        disabled={form.disabled}
        label={null}
        size={form.plain ? 'md' : 'sm'}
        thumbSize={24}
        thumbLabel={title}
        thumbValueText={inWords}
        thumbProps={{ 'aria-describedby': props.describedBy }}
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
    </div>
  );
}
