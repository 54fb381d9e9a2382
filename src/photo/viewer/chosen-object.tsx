'use client';
// What can be done with the chosen object: another name from those known or a new one, or away with it.

import { Autocomplete, Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { findKinds } from '../../i18n/kinds/find-kinds';
import { useKinds } from '../../i18n/kinds/use-kinds';
import type { PhotoObject } from '../photo-object';
import styles from './viewer.module.css';

/** The server takes no longer names. */
export const MAX_LABEL = 200;

interface ChosenObjectProps {
  readonly object: PhotoObject;
  readonly labels: readonly string[];
  readonly onRename: (label: string) => void;
  readonly onRemove: () => void;
  readonly field: RefObject<HTMLInputElement | null>;
  /** It was drawn this moment: what is typed next is its name. */
  readonly fresh: boolean;
  /** The name is given, or left as it was, by a key. */
  readonly onDone: () => void;
}

export function ChosenObject({ object, labels, onRename, onRemove, field, fresh, onDone }: ChosenObjectProps) {
  const t = useTranslations('photo');
  const kinds = useKinds();
  const name = kinds.word(object.label);
  const [text, setText] = useState(name);
  useEffect(() => setText(name), [name]);
  /** The last name asked for, which `object` has a moment later. */
  const named = useRef(object.label);
  useEffect(() => {
    named.current = object.label;
  }, [object.label]);
  // Before the next key is pressed.
  useLayoutEffect(() => {
    if (!fresh) return;
    field.current?.focus();
    field.current?.select();
  }, [fresh, field]);
  const finish = (value: string) => {
    const label = kinds.label(value.trim().slice(0, MAX_LABEL));
    // Typed as it is called elsewhere, it is shown as it is called here.
    if (!label || label === object.label) setText(name);
    if (label && label !== named.current) {
      named.current = label;
      onRename(label);
    }
  };
  const left = useRef(false);
  return (
    <div className={styles.chosen}>
      <Autocomplete
        ref={field}
        className={styles.rename}
        label={t('nameOfObject')}
        data={kinds.sorted(labels).map(kinds.word)}
        filter={findKinds(kinds)}
        value={text}
        onChange={setText}
        onOptionSubmit={finish}
        onBlur={() => {
          if (!left.current) finish(text);
          left.current = false;
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            // An option that the arrows chose says its own name.
            if (!event.currentTarget.getAttribute('aria-activedescendant')) finish(event.currentTarget.value);
            left.current = true;
            onDone();
          }
          if (event.key === 'Escape') {
            // Only the typing is given up, not the viewer.
            event.stopPropagation();
            setText(name);
            left.current = true;
            onDone();
          }
        }}
        maxLength={MAX_LABEL}
        limit={50}
        comboboxProps={{ withinPortal: true, zIndex: 500 }}
        size="sm"
      />
      <Button variant="default" size="sm" leftSection={<IconTrash size={16} stroke={1.75} />} onClick={onRemove}>
        {t('remove')}
      </Button>
    </div>
  );
}
