// From one number to another on one line. Reports while it moves, decides on release.
'use client';

import { RangeSlider } from '@mantine/core';
import { useState } from 'react';
import type { ControlProps, ShapeOf } from '../control-props';
import styles from './slider-control.module.css';
import { exact, SliderEnds, useSliderScale } from './slider-parts';

type Band = [number, number];

function readBand(value: unknown): Band | null {
  if (!Array.isArray(value)) return null;
  const [from, to]: unknown[] = value;
  return typeof from === 'number' && typeof to === 'number' ? [from, to] : null;
}

export function BandControl(props: ControlProps<ShapeOf<'band'>>) {
  const { shape, form, path, info, title, onChange, onLive } = props;
  const { min, max } = shape;
  const [moving, setMoving] = useState<Band | null>(null);
  const value = moving ?? readBand(props.value) ?? readBand(info.usual) ?? [min, max];
  const { step, inWords } = useSliderScale(min, max);
  return (
    <fieldset className={`${styles.slider} ${styles.band}`} aria-labelledby={props.labelId}>
      <output className={styles.value} htmlFor={props.id} aria-hidden="true">
        {inWords(value[0])} – {inWords(value[1])}
      </output>
      <RangeSlider
        id={props.id}
        min={min}
        max={max}
        step={step}
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
          onLive?.(next.map(exact));
        }}
        onChangeEnd={(next) => {
          setMoving(null);
          onChange(next.map(exact));
        }}
      />
      <SliderEnds form={form} path={path} />
    </fieldset>
  );
}
