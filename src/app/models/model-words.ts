'use client';
// A model in words: what it does, what it finds, how large it is, where it comes from.
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { TASKS, type Task } from '../../core/node';
import type { ModelFamily } from '../../models/families';
import type { Outputs } from '../outputs';

export type Model = Outputs['models']['list'][number];
export type Looks = Outputs['models']['looks'];
export type Look = Looks['looks'][string];

const SHOWN_LABELS = 4;
const MB = 1_000_000;

const isAddress = (source: string): boolean => /^https?:/.test(source);

export function useModelWords() {
  const t = useTranslations('modelsPage');
  const card = useTranslations('modelCard');
  const locale = useLocale();
  const format = useFormatter();
  const size = (bytes: number): string =>
    bytes < MB / 10
      ? t('sizeSmall', { kb: format.number(bytes / 1_000, { maximumFractionDigits: 1 }) })
      : t('size', { mb: format.number(bytes / MB, { maximumFractionDigits: bytes < 10 * MB ? 1 : 0 }) });
  return {
    task: (task: string): string => (isTask(task) ? t(`task.${task}`) : task),
    family: (family: ModelFamily): string => card(`families.${family}`),
    size,
    /** "person, bicycle, car and 77 more"; null where it finds no kinds of things. */
    kinds({ labels }: Pick<Model, 'labels'>): string | null {
      if (labels.length === 0) return null;
      const some = labels.slice(0, SHOWN_LABELS);
      const more = labels.length - some.length;
      const names = new Intl.ListFormat(locale, { type: 'conjunction' });
      return names.format(more > 0 ? [...some, t('more', { count: more })] : some);
    },
    isAddress,
  };
}

const isTask = (task: string): task is Task => TASKS.some((each) => each === task);
