// A value whose kind follows from the settings beside it: a number, a word, yes or no, or a list of them.
'use client';

import { NumberInput, SegmentedControl, TagsInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { findKinds } from '../../i18n/kinds/find-kinds';
import { useKinds } from '../../i18n/kinds/use-kinds';
import type { ControlProps } from '../control-props';
import { asKind, type OpenKind } from '../open-kinds';
import { useDraft } from '../use-draft';
import { KindInput } from './kind-input';

interface OpenControlProps extends ControlProps {
  readonly kind: OpenKind;
}

export function OpenControl({ kind, ...props }: OpenControlProps) {
  const { form } = props;
  const t = useTranslations('fields');
  const kinds = useKinds();
  const value = asKind(kind, props.value);
  const draft = useDraft<unknown>(value, props.onChange);
  const common = {
    id: props.id,
    disabled: form.disabled,
    error: props.invalid,
    size: form.plain ? 'md' : 'sm',
    'aria-labelledby': props.labelId,
    'aria-describedby': props.describedBy,
  };
  switch (kind) {
    case 'number':
      return (
        <NumberInput
          {...common}
          value={typeof draft.value === 'number' ? draft.value : String(draft.value)}
          step={0.1}
          onChange={(next) => draft.set(next, typeof next === 'number' ? undefined : 'wait')}
          onBlur={draft.flush}
        />
      );
    case 'word':
      return (
        <KindInput
          {...common}
          labels={form.labels}
          label={String(draft.value)}
          onLabel={(next) => draft.set(next)}
          onBlur={draft.flush}
        />
      );
    case 'yesno':
      return (
        <SegmentedControl
          id={props.id}
          disabled={form.disabled}
          size="sm"
          fullWidth
          aria-labelledby={props.labelId}
          value={String(value)}
          data={[
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ]}
          onChange={(next) => props.onChange(next === 'true')}
        />
      );
    case 'numbers':
    case 'words': {
      const list = Array.isArray(value) ? value.map(String) : [];
      return (
        <TagsInput
          {...common}
          value={kind === 'words' ? list.map(kinds.word) : list}
          data={kind === 'words' ? kinds.sorted(form.labels).map(kinds.word) : []}
          filter={findKinds(kinds)}
          limit={50}
          acceptValueOnBlur
          onChange={(next) =>
            props.onChange(
              kind === 'words' ? next.map(kinds.label) : next.map(Number).filter((number) => Number.isFinite(number)),
            )
          }
        />
      );
    }
  }
}
