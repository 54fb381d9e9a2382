// One of a few: side by side where the words are short, else a list to open.
'use client';

import { SegmentedControl, Select } from '@mantine/core';
import type { ControlProps, ShapeOf } from '../control-props';

const MOST_SIDE_BY_SIDE = 4;
/** Letters that fit side by side in the narrowest panel. */
const MOST_LETTERS = 34;

export function ChoiceControl(props: ControlProps<ShapeOf<'choice'>>) {
  const { shape, form, path, info, value, onChange } = props;
  const data = shape.options.map((option) => ({ value: String(option), label: form.words.choice(path, option) }));
  const current = String(value ?? info.usual ?? '');
  // The option as the schema has it: 90 and not "90".
  const choose = (text: string | null) => {
    const option = shape.options.find((each) => String(each) === text);
    if (option !== undefined && text !== current) onChange(option);
  };
  const letters = data.reduce((sum, { label }) => sum + label.length, 0);
  const known = data.some((each) => each.value === current);
  if (known && data.length <= MOST_SIDE_BY_SIDE && letters <= MOST_LETTERS) {
    return (
      <SegmentedControl
        id={props.id}
        data={data}
        value={current}
        disabled={form.disabled}
        fullWidth
        size={form.plain ? 'md' : 'sm'}
        aria-labelledby={props.labelId}
        aria-describedby={props.describedBy}
        onChange={choose}
      />
    );
  }
  return (
    <Select
      id={props.id}
      data={data}
      value={known ? current : null}
      placeholder={known ? undefined : current}
      disabled={form.disabled}
      error={props.invalid}
      allowDeselect={false}
      size={form.plain ? 'md' : 'sm'}
      aria-labelledby={props.labelId}
      aria-describedby={props.describedBy}
      comboboxProps={{ withinPortal: true }}
      onChange={choose}
    />
  );
}
