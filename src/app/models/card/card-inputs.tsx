'use client';
// The controls a card is changed with: a choice, a number, several numbers, a switch, a line. Each says a whole value or
// nothing. Know no card.
import { NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';

interface Shared<T> {
  readonly label: string;
  readonly help?: string | undefined;
  readonly value: T;
  readonly onChange: (value: T) => void;
}

export function Choice<T extends string>(props: Shared<T> & { readonly options: readonly (readonly [T, string])[] }) {
  const { label, help, value, options, onChange } = props;
  return (
    <NativeSelect
      label={label}
      description={help}
      value={value}
      data={options.map(([id, words]) => ({ value: id, label: words }))}
      onChange={(event) => {
        const picked = options.find(([id]) => id === event.currentTarget.value);
        if (picked) onChange(picked[0]);
      }}
    />
  );
}

interface NumProps extends Shared<number> {
  readonly min: number;
  readonly max: number;
  /** Decimals too. */
  readonly exact?: boolean;
  readonly disabled?: boolean;
  /** Shown times this: 100 for shares in percent. */
  readonly times?: number;
}

export function Num({ label, help, value, onChange, min, max, exact = false, disabled = false, times = 1 }: NumProps) {
  const t = useTranslations('modelCard');
  const isGerman = useLocale().startsWith('de');
  const shown = Math.round(value * times * 1e6) / 1e6;
  const [typed, setTyped] = useState<number | string>(shown);
  useEffect(() => setTyped(shown), [shown]);
  const isRight = (each: number | string): each is number => typeof each === 'number' && each >= min && each <= max;
  return (
    <NumberInput
      label={label}
      description={help}
      value={typed}
      disabled={disabled}
      allowDecimal={exact}
      decimalSeparator={isGerman ? ',' : '.'}
      clampBehavior="none"
      error={isRight(typed) ? undefined : t('badNumber', { min, max })}
      onChange={(next) => {
        setTyped(next);
        if (isRight(next) && next !== shown) onChange(next / times);
      }}
    />
  );
}

interface NumsProps extends Shared<readonly number[]> {
  /** How many there must be; any number if left out. */
  readonly count?: number;
  readonly fits?: (value: number) => boolean;
}

const listed = (text: string): number[] => text.split(/[\s;,]+/).flatMap((part) => (part === '' ? [] : [Number(part)]));

export function Nums({ label, help, value, onChange, count, fits = () => true }: NumsProps) {
  const t = useTranslations('modelCard');
  const shown = value.join(', ');
  const [typed, setTyped] = useState(shown);
  useEffect(() => setTyped((before) => (listed(before).join(', ') === shown ? before : shown)), [shown]);
  const isRight = (numbers: readonly number[]) =>
    numbers.every((each) => Number.isFinite(each) && fits(each)) && (count === undefined || numbers.length === count);
  return (
    <TextInput
      label={label}
      description={help}
      value={typed}
      error={isRight(listed(typed)) ? undefined : t('badNumbers', { count: count ?? 0 })}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const numbers = listed(text);
        if (isRight(numbers)) onChange(numbers);
      }}
    />
  );
}

export function Flag({ label, value, onChange }: Omit<Shared<boolean>, 'help'>) {
  return <Switch label={label} checked={value} onChange={(event) => onChange(event.currentTarget.checked)} />;
}

export function Line({
  label,
  help,
  value,
  onChange,
  error,
}: Shared<string> & { readonly error?: string | undefined }) {
  return (
    <TextInput
      label={label}
      description={help}
      value={value}
      error={error}
      maxLength={400}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
