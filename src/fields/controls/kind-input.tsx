// A kind of objects to type or choose: shown as the screen calls it, kept as the model's own label. What is being typed stays
// as it is typed.
'use client';

import { Autocomplete, type AutocompleteProps } from '@mantine/core';
import { useState } from 'react';
import { findKinds } from '../../i18n/kinds/find-kinds';
import { useKinds } from '../../i18n/kinds/use-kinds';

interface KindInputProps extends Omit<AutocompleteProps, 'value' | 'data' | 'onChange' | 'filter' | 'label'> {
  /** What is set. */
  readonly label: string;
  /** To choose from. */
  readonly labels: readonly string[];
  readonly onLabel: (label: string) => void;
}

const MOST_SHOWN = 50;

export function KindInput({ label, labels, onLabel, onBlur, ...input }: KindInputProps) {
  const kinds = useKinds();
  const [typed, setTyped] = useState<string | null>(null);
  // Set anew from elsewhere (undo), that counts.
  const shown = typed !== null && kinds.label(typed) === label ? typed : kinds.word(label);
  return (
    <Autocomplete
      {...input}
      value={shown}
      data={kinds.sorted(labels).map(kinds.word)}
      filter={findKinds(kinds)}
      limit={MOST_SHOWN}
      onChange={(text) => {
        setTyped(text);
        onLabel(kinds.label(text));
      }}
      onBlur={(event) => {
        setTyped(null);
        onBlur?.(event);
      }}
    />
  );
}
