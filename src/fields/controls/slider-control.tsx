// A number on a line, with words at both ends. Reports while it moves, decides on release.
'use client';

import { Slider } from '@mantine/core';
import { useState } from 'react';
import type { ControlProps, ShapeOf } from '../control-props';
import styles from './slider-control.module.css';
import { exact, SliderEnds, useSliderScale } from './slider-parts';

export function SliderControl(props: ControlProps<ShapeOf<'number'>>) {
  const { shape, form, path, info, title, onChange, onLive } = props;
  const [moving, setMoving] = useState<number | null>(null);
  const min = shape.min ?? 0;
  const max = shape.max ?? 1;
  const given = typeof props.value === 'number' ? props.value : Number(info.usual ?? min);
  const value = moving ?? given;
  const { step, inWords } = useSliderScale(min, max);
  return (
    <div className={styles.slider}>
      <output className={styles.value} htmlFor={props.id} aria-hidden="true">
        {inWords(value)}
      </output>
      <Slider
        id={props.id}
        min={min}
        max={max}
        step={step}
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
      <SliderEnds form={form} path={path} />
    </div>
  );
}
