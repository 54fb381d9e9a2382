'use client';
// "How sure must it be?": a slider in words, from finding more to making fewer mistakes. Knows no step.

import { Button, Slider } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import styles from './sure-slider.module.css';

export interface SureSliderProps {
  readonly value: number;
  /** What the run was made with. */
  readonly usual: number;
  /** Below this nothing is known. */
  readonly min: number;
  readonly onChange: (value: number) => void;
}

export function SureSlider({ value, usual, min, onChange }: SureSliderProps) {
  const t = useTranslations('photo');
  const id = useId();
  const changed = Math.abs(value - usual) > 0.0005;
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <span id={id} className={styles.title}>
          {t('howSure')}
        </span>
        <span className={styles.value}>{t('percent', { score: value })}</span>
      </div>
      <Slider
        min={Math.floor(min * 100)}
        max={99}
        step={1}
        value={Math.round(value * 100)}
        onChange={(percent) => onChange(percent / 100)}
        label={null}
        size={4}
        thumbSize={20}
        marks={[{ value: Math.round(usual * 100) }]}
        thumbProps={{ 'aria-labelledby': id, 'aria-valuetext': t('percent', { score: value }) }}
      />
      <div className={styles.ends}>
        <span>{t('findMore')}</span>
        <span>{t('fewerMistakes')}</span>
      </div>
      {changed && (
        <p className={styles.note}>
          {t('onlyShown', { usual })}
          <Button size="compact-sm" variant="subtle" onClick={() => onChange(usual)}>
            {t('backToUsual', { usual })}
          </Button>
        </p>
      )}
    </div>
  );
}
