// A number to type. Parts of a whole are typed in percent.
'use client';

import { NumberInput } from '@mantine/core';
import { useLocale } from 'next-intl';
import type { ControlProps, ShapeOf } from '../control-props';
import { useDraft } from '../use-draft';

export function NumberControl(props: ControlProps<ShapeOf<'number'>>) {
  const { shape, form, path, info } = props;
  const share = !shape.whole && shape.min !== null && shape.min >= 0 && shape.max === 1;
  const factor = share ? 100 : 1;
  const given = props.value ?? info.usual;
  const shown = typeof given === 'number' ? Math.round(given * factor * 1000) / 1000 : String(given ?? '');
  const draft = useDraft<number | string>(shown, (next) => {
    const number = typeof next === 'number' ? next : next.trim() === '' ? undefined : Number(next);
    props.onChange(number === undefined ? undefined : Math.round(number * factor * 1000) / (factor * factor * 1000));
  });
  const german = useLocale().startsWith('de');
  const unit = share ? '%' : form.words.unit(path);
  return (
    <NumberInput
      id={props.id}
      value={draft.value}
      disabled={form.disabled}
      error={props.invalid}
      size={form.plain ? 'md' : 'sm'}
      allowDecimal={!shape.whole}
      clampBehavior="none"
      decimalSeparator={german ? ',' : '.'}
      thousandSeparator={false}
      suffix={unit ? ` ${unit}` : undefined}
      step={shape.whole || share ? 1 : 0.1}
      stepHoldDelay={400}
      stepHoldInterval={80}
      aria-labelledby={props.labelId}
      aria-describedby={props.describedBy}
      onChange={(next) => draft.set(next, next === '' && !info.optional ? 'wait' : undefined)}
      onBlur={draft.flush}
      onKeyDown={(event) => {
        if (event.key === 'Enter') draft.flush();
      }}
    />
  );
}
