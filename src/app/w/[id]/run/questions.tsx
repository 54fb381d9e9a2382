'use client';
// What is asked before a run, in plain words. The controls come from the steps' own definitions.
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { nodes } from '../../../../../nodes/registry.generated';
import { FieldControl } from '../../../../fields/field-control';
import type { ModelChoice } from '../../../../fields/model-choice';
import { useWords } from '../../../../i18n/words';
import styles from './app-view.module.css';
import type { Question } from './app-view-data';
import { questionId, type useAnswers } from './use-answers';

interface QuestionsProps {
  readonly questions: readonly Question[];
  readonly models: readonly ModelChoice[];
  readonly answers: ReturnType<typeof useAnswers>;
  readonly onReset: () => void;
}

export function Questions({ questions, models, answers, onReset }: QuestionsProps) {
  const t = useTranslations('appView');
  const words = useWords();
  const asked = questions.flatMap((question) => {
    const definition = nodes.get(question.nodeType);
    return definition ? [{ question, definition, title: words.fieldTitle(definition, question.field) }] : [];
  });
  if (asked.length === 0) return null;
  const isTwice = (title: string) => asked.filter((each) => each.title === title).length > 1;
  return (
    <section className={styles.section} aria-labelledby="questions">
      <div className={styles.headRow}>
        <h2 id="questions" className={styles.heading}>
          {t('questions', { count: asked.length })}
        </h2>
        {answers.changed && (
          <Button variant="subtle" size="compact-sm" onClick={onReset}>
            {t('usual')}
          </Button>
        )}
      </div>
      <div className={styles.questions}>
        {answers.remembered && <p className={styles.quiet}>{t('remembered')}</p>}
        {asked.map(({ question, definition, title }) => (
          <div key={questionId(question)} className={styles.question}>
            {isTwice(title) && <p className={styles.step}>{question.nodeTitle ?? words.nodeTitle(definition)}</p>}
            <FieldControl
              id={questionId(question)}
              definition={definition}
              field={question.field}
              value={answers.given(question)}
              onChange={(value) => answers.answer(question, value)}
              labels={question.labels}
              models={models}
              plain
            />
          </div>
        ))}
      </div>
    </section>
  );
}
