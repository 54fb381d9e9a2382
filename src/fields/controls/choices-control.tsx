// Any of a few, as chips with a tick.
'use client';

import { Chip } from '@mantine/core';
import type { ControlProps, ShapeOf } from '../control-props';
import styles from './choices-control.module.css';

export function ChoicesControl(props: ControlProps<ShapeOf<'choices'>>) {
  const { shape, form, path, info, onChange } = props;
  const given = props.value ?? info.usual;
  const chosen = new Set(Array.isArray(given) ? given.map(String) : []);
  return (
    <fieldset
      id={props.id}
      aria-labelledby={props.labelId}
      aria-describedby={props.describedBy}
      className={styles.chips}
    >
      {shape.options.map((option) => (
        <Chip
          key={option}
          checked={chosen.has(String(option))}
          disabled={form.disabled}
          size={form.plain ? 'md' : 'sm'}
          radius="sm"
          variant="outline"
          onChange={(on) => onChange(shape.options.filter((each) => (each === option ? on : chosen.has(String(each)))))}
        >
          {form.words.choice(path, option)}
        </Chip>
      ))}
    </fieldset>
  );
}
