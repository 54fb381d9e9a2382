'use client';
// One thing the file leaves open: every possible answer drawn on the person's photo, side by side, to pick the right one.
import { Radio } from '@mantine/core';
import { useId } from 'react';
import type { TryPhoto } from '../use-try-photo';
import styles from './import-dialog.module.css';
import type { CardDraft, Question } from './import-types';
import { useReasonWords } from './reason-words';
import { TriedPhoto } from './tried-photo';

interface ReadingChoiceProps {
  readonly importId: string;
  readonly question: Question;
  readonly readings: readonly CardDraft[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  readonly photo: TryPhoto | null;
  readonly waits: boolean;
}

export function ReadingChoice(props: ReadingChoiceProps) {
  const { importId, question, readings, chosen, onChoose, photo, waits } = props;
  const words = useReasonWords();
  const id = useId();
  return (
    <fieldset className={styles.question}>
      <legend id={id} className={styles.asked}>
        {words.question(question)}
      </legend>
      <p className={styles.quiet}>{words.help(question)}</p>
      <Radio.Group value={String(chosen)} onChange={(value) => onChoose(Number(value))} aria-labelledby={id}>
        <div className={styles.answers}>
          {readings.map((reading, index) => (
            <Radio.Card
              // biome-ignore lint/suspicious/noArrayIndexKey: the answers to a question stand in one order
              key={index}
              value={String(index)}
              className={styles.answer}
            >
              <TriedPhoto
                importId={importId}
                card={reading}
                photo={photo}
                place={`${question}-${index}`}
                waits={waits}
              />
              <span className={styles.answerWords}>
                <Radio.Indicator size="xs" />
                {words.answer(question, reading)}
              </span>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
    </fieldset>
  );
}
