'use client';
// The part of a card that says how a photo becomes what the model is fed.
import { useFormatter, useTranslations } from 'next-intl';
import styles from './card-form.module.css';
import { Choice, Flag, Num, Nums } from './card-inputs';
import type { CardPart, Input } from './card-part';

const LARGEST_SIDE = 4_096;
const BYTE = 255;
const RESIZES = ['stretch', 'letterbox', 'centre-crop'] as const;
const COLOURS = ['rgb', 'bgr', 'gray'] as const;
const PLACES = ['centre', 'end'] as const;

const isByte = (value: number) => Number.isInteger(value) && value >= 0 && value <= BYTE;
const isPositive = (value: number) => value > 0;
function triple(values: readonly number[]): [number, number, number] {
  const [a = 0, b = 0, c = 0] = values;
  return [a, b, c];
}

export function CardSees({ card: { input }, change }: CardPart) {
  const t = useTranslations('modelCard');
  const words = useTranslations('modelsPage');
  const format = useFormatter();
  const set = (patch: Partial<Input>) => change({ input: { ...input, ...patch } });
  const becomes = (byte: number) =>
    format.number((byte * input.scale - input.mean[0]) / input.std[0], { maximumFractionDigits: 2 });
  const side = { min: 1, max: LARGEST_SIDE, disabled: !input.dynamic };
  return (
    <>
      <div className={styles.pair}>
        <Num label={t('width')} value={input.width} onChange={(width) => set({ width })} {...side} />
        <Num label={t('height')} value={input.height} onChange={(height) => set({ height })} {...side} />
      </div>
      <p className={styles.note}>{t(input.dynamic ? 'sizeFree' : 'sizeFixed')}</p>
      {input.dynamic && (
        <Num label={t('divisor')} value={input.divisor} min={1} max={256} onChange={(divisor) => set({ divisor })} />
      )}
      <Choice
        label={t('resize')}
        value={input.resize}
        options={RESIZES.map((id) => [id, words(`resize.${id}`)])}
        onChange={(resize) => set({ resize })}
      />
      {input.resize === 'letterbox' && (
        <div className={styles.pair}>
          <Choice
            label={t('padAt')}
            value={input.padAt}
            options={PLACES.map((id) => [id, t(`padAtIs.${id}`)])}
            onChange={(padAt) => set({ padAt })}
          />
          <Nums
            label={t('pad')}
            value={input.pad}
            count={3}
            fits={isByte}
            onChange={(pad) => set({ pad: triple(pad) })}
          />
        </div>
      )}
      {input.resize === 'centre-crop' && (
        <Num
          label={t('cropShare')}
          value={input.cropShare ?? 1}
          times={100}
          min={1}
          max={100}
          exact
          onChange={(cropShare) => set({ cropShare })}
        />
      )}
      <Choice
        label={t('colour')}
        value={input.colour}
        options={COLOURS.map((id) => [id, words(`colour.${id}`)])}
        onChange={(colour) => set({ colour })}
      />
      <Num label={t('scale')} value={input.scale} min={1e-6} max={1e6} exact onChange={(scale) => set({ scale })} />
      <div className={styles.pair}>
        <Nums label={t('mean')} value={input.mean} count={3} onChange={(mean) => set({ mean: triple(mean) })} />
        <Nums
          label={t('std')}
          value={input.std}
          count={3}
          fits={isPositive}
          onChange={(std) => set({ std: triple(std) })}
        />
      </div>
      <p className={styles.note}>{t('values', { from: becomes(0), to: becomes(BYTE) })}</p>
      <Flag label={t('dynamic')} value={input.dynamic} onChange={(dynamic) => set({ dynamic })} />
    </>
  );
}
