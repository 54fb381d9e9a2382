// Yes or no.
'use client';

import { Switch } from '@mantine/core';
import type { ControlProps } from '../control-props';

export function SwitchControl({ id, value, info, form, labelId, describedBy, onChange }: ControlProps) {
  return (
    <Switch
      id={id}
      checked={Boolean(value ?? info.usual)}
      disabled={form.disabled}
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
