'use client';
// The part of a card that says what of the file is fed with what.
import { useTranslations } from 'next-intl';
import { Choice, Num } from './card-inputs';
import type { CardPart, Input } from './card-part';

const LAYOUTS = ['nchw', 'nhwc', 'chw'] as const;
const DTYPES = ['uint8', 'float32', 'float16'] as const;
const HOLDS = ['input-size-wh', 'input-size-hw', 'scale-factor', 'ones'] as const;
const NUMBERS = ['int64', 'int32', 'float32'] as const;
const MOST_AT_ONCE = 1_024;

export function CardFile({ card, facts, change }: CardPart) {
  const t = useTranslations('modelCard');
  const { input, extraInputs } = card;
  const set = (patch: Partial<Input>) => change({ input: { ...input, ...patch } });
  const setExtra = (at: number, patch: Partial<(typeof extraInputs)[number]>) =>
    change({ extraInputs: extraInputs.map((each, index) => (index === at ? { ...each, ...patch } : each)) });
  return (
    <>
      <Choice
        label={t('inputName')}
        value={input.name}
        options={facts.inputs.map(({ name }) => [name, name])}
        onChange={(name) => set({ name })}
      />
      <Choice
        label={t('layout')}
        value={input.layout}
        options={LAYOUTS.map((id) => [id, t(`layoutIs.${id}`)])}
        onChange={(layout) => set({ layout })}
      />
      <Choice
        label={t('dtype')}
        value={input.dtype}
        options={DTYPES.map((id) => [id, t(`dtypeIs.${id}`)])}
        onChange={(dtype) => set({ dtype })}
      />
      <Num
        label={t('maxBatch')}
        help={t('maxBatchHelp')}
        value={input.maxBatch}
        min={0}
        max={MOST_AT_ONCE}
        onChange={(maxBatch) => set({ maxBatch })}
      />
      {extraInputs.map((extra, at) => (
        <div key={extra.name}>
          <Choice
            label={t('extra', { name: extra.name })}
            value={extra.holds}
            options={HOLDS.map((id) => [id, t(`extraIs.${id}`)])}
            onChange={(holds) => setExtra(at, { holds })}
          />
          <Choice
            label={t('dtype')}
            value={extra.dtype}
            options={NUMBERS.map((id) => [id, id])}
            onChange={(dtype) => setExtra(at, { dtype })}
          />
        </div>
      ))}
    </>
  );
}
