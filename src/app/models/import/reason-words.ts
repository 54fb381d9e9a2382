'use client';
// Why a file is taken for what it is, what it leaves open, and the possible answers, in the language of the screen.
import { useFormatter, useTranslations } from 'next-intl';
import { useModelWords } from '../model-words';
import type { CardDraft, Question, Reason } from './import-types';

const BYTE = 255;

export function useReasonWords() {
  const t = useTranslations('modelsPage');
  const words = useModelWords();
  const format = useFormatter();
  const short = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  return {
    reason: ({ code, params }: Reason): string =>
      t(`reason.${code}`, {
        exporter: '',
        names: '',
        architecture: '',
        producer: '',
        op: '',
        file: '',
        labels: 0,
        classes: 0,
        width: 0,
        height: 0,
        ...params,
      }),
    question: (question: Question): string => t(`question.${question}`),
    help: (question: Question): string => t(`questionHelp.${question}`),
    /** What one answer to `question` means. */
    answer(question: Question, card: CardDraft): string {
      const { input, activation } = card;
      switch (question) {
        case 'activation':
          return t(`activation.${activation}`);
        case 'colour':
          return t(`colour.${input.colour}`);
        case 'resize':
          return t(`resize.${input.resize}`);
        case 'values':
          return t('values', { from: short(numberFor(input, 0)), to: short(numberFor(input, BYTE)) });
        case 'size':
          return t('pixels', { width: input.width, height: input.height });
        case 'class-offset':
          return t('firstKind', { id: card.labels[0]?.classId ?? 0, label: card.labels[0]?.label ?? '' });
        case 'labels':
          return '';
        case 'family':
          return words.family(card.family);
      }
    },
  };
}

/** The number a byte of the first colour becomes. */
const numberFor = ({ scale, mean, std }: CardDraft['input'], byte: number): number => (byte * scale - mean[0]) / std[0];
