// Several kinds of objects to pick from those that can be found; typed freely where these are not known.
'use client';

import { MultiSelect, TagsInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { findKinds } from '../../i18n/kinds/find-kinds';
import { useKinds } from '../../i18n/kinds/use-kinds';
import type { ControlProps } from '../control-props';
import styles from './words-control.module.css';

const MOST_SHOWN = 100;

export function WordsControl(props: ControlProps) {
  const { form, info, onChange } = props;
  const t = useTranslations('fields');
  const kinds = useKinds();
  const given = props.value ?? info.usual;
  const value = Array.isArray(given) ? given.map(String) : [];
  const known = form.labels;
  const strange = known.length ? value.filter((each) => !known.includes(each)) : [];
  const common = {
    id: props.id,
    value,
    disabled: form.disabled,
    error: props.invalid,
    size: form.plain ? 'md' : 'sm',
    placeholder: value.length ? undefined : t('words.all'),
    clearable: true,
    limit: MOST_SHOWN,
    maxDropdownHeight: 260,
    // A model may know hundreds of kinds; they are drawn when somebody looks.
    comboboxProps: { withinPortal: true, keepMounted: false },
    clearButtonProps: { 'aria-label': t('words.clear') },
    'aria-labelledby': props.labelId,
    'aria-describedby': props.describedBy,
    onChange: (next: string[]) => onChange(next),
  };
  return (
    <>
      {known.length ? (
        <MultiSelect
          {...common}
          data={kinds.sorted([...known, ...strange]).map((label) => ({ value: label, label: kinds.word(label) }))}
          filter={findKinds(kinds)}
          searchable
          hidePickedOptions
          nothingFoundMessage={t('words.none')}
        />
      ) : (
        <TagsInput {...common} data={[]} acceptValueOnBlur />
      )}
      {strange.length ? (
        <p className={styles.strange}>{t('words.strange', { count: strange.length, labels: strange.join(', ') })}</p>
      ) : null}
    </>
  );
}
