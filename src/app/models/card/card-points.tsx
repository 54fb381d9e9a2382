'use client';
// The part of a card that says what the points of a body are called and which of them are joined.
import { TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Line, Num } from './card-inputs';
import type { CardPart } from './card-part';

const MOST_POINTS = 500;
type Skeleton = [number, number][];

/** "0-1, 1-2" as pairs; null where it is none. */
function pairsOf(text: string, count: number): Skeleton | null {
  const pairs: Skeleton = [];
  for (const part of text.split(/[\s,;]+/)) {
    if (part === '') continue;
    const [, from, to] = /^(\d+)-(\d+)$/.exec(part) ?? [];
    const pair: [number, number] = [Number(from), Number(to)];
    if (!pair.every((point) => point < count)) return null;
    pairs.push(pair);
  }
  return pairs;
}

export function CardPoints({ card: { keypoints }, change }: Pick<CardPart, 'card' | 'change'>) {
  const t = useTranslations('modelCard');
  const [skeleton, setSkeleton] = useState((keypoints?.skeleton ?? []).map((pair) => pair.join('-')).join(', '));
  if (!keypoints) return null;
  const { count, names } = keypoints;
  return (
    <>
      <Num
        label={t('keypoints')}
        value={count}
        min={1}
        max={MOST_POINTS}
        onChange={(next) => change({ keypoints: { ...keypoints, count: next } })}
      />
      <Line
        label={t('keypointNames')}
        value={(names ?? []).join(', ')}
        onChange={(text) => change({ keypoints: { ...keypoints, names: text.split(/,\s*/) } })}
      />
      <TextInput
        label={t('skeleton')}
        value={skeleton}
        error={pairsOf(skeleton, count) ? undefined : t('badPairs')}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setSkeleton(text);
          const pairs = pairsOf(text, count);
          if (pairs) change({ keypoints: { ...keypoints, skeleton: pairs } });
        }}
      />
    </>
  );
}
