// Words to type: one line, or several where much may be written.
'use client';

import { Textarea, TextInput } from '@mantine/core';
import type { ControlProps, ShapeOf } from '../control-props';
import { useDraft } from '../use-draft';

const LONG = 300;

export function TextControl(props: ControlProps<ShapeOf<'text'>>) {
  const { shape, form, info } = props;
  const draft = useDraft(String(props.value ?? info.usual ?? ''), (next) =>
    props.onChange(next === '' && info.optional ? undefined : next),
  );
  const common = {
    id: props.id,
    value: draft.value,
    disabled: form.disabled,
    error: props.invalid,
    size: form.plain ? 'md' : 'sm',
    'aria-labelledby': props.labelId,
    'aria-describedby': props.describedBy,
    onBlur: draft.flush,
  };
  if ((shape.most ?? 0) > LONG)
    return (
      <Textarea
        {...common}
        autosize
        minRows={3}
        maxRows={12}
        onChange={(event) => draft.set(event.currentTarget.value)}
      />
    );
  return (
    <TextInput
      {...common}
      onChange={(event) => draft.set(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') draft.flush();
      }}
    />
  );
}
