'use client';
// The names of the kinds, when the file does not say them: typed or taken from a list, one a line.
import { Button, FileButton, Textarea } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { notify } from '../../notify';
import { labelLines, linesOf, textOfList } from './answers';
import styles from './import-dialog.module.css';
import type { CardDraft } from './import-types';

interface LabelsQuestionProps {
  readonly card: CardDraft;
  /** Null where the model does not tell how many kinds it has. */
  readonly classes: number | null;
  /** Null while nothing was typed. */
  readonly text: string | null;
  readonly onChange: (text: string) => void;
}

const FEWEST_ROWS = 3;
const MOST_ROWS = 8;

export function LabelsQuestion({ card, classes, text, onChange }: LabelsQuestionProps) {
  const t = useTranslations('modelsPage');
  const value = text ?? labelLines(card).join('\n');
  const lines = linesOf(value);
  const count = lines.filter((line) => line !== '').length;
  async function take(file: File): Promise<void> {
    const list = await textOfList(file);
    if (list === null) notify.refusal(t('noListOfNames', { file: file.name }));
    else onChange(list);
  }
  return (
    <fieldset className={styles.question}>
      <legend className={styles.asked}>{t('question.labels')}</legend>
      <p className={styles.quiet}>{t('questionHelp.labels')}</p>
      <Textarea
        aria-label={t('question.labels')}
        description={classes === null ? t('labelCount', { count }) : t('labelCountOf', { count, classes })}
        value={value}
        minRows={FEWEST_ROWS}
        maxRows={MOST_ROWS}
        autosize
        error={classes !== null && lines.length > classes ? t('tooManyLabels', { classes }) : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <FileButton
        accept=".txt,.names,text/plain"
        onChange={(file) => {
          if (file) void take(file);
        }}
      >
        {(props) => (
          <Button
            {...props}
            variant="default"
            className={styles.fromFile}
            leftSection={<IconFileText size={16} aria-hidden="true" />}
          >
            {t('labelsFromFile')}
          </Button>
        )}
      </FileButton>
    </fieldset>
  );
}
