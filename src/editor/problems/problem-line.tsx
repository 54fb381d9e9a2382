// One problem: the sentence, and the buttons that lead to it and mend it.
'use client';

import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { Problem } from '../../core/problems';
import { useEditorWords } from '../editor-words';
import { useEditor, useEditorActions } from '../state/use-editor';
import styles from './problems.module.css';

interface ProblemLineProps {
  readonly problem: Problem;
  /** Leave out where the step is in view anyway. */
  readonly onShow?: (problem: Problem) => void;
}

export function ProblemLine({ problem, onShow }: ProblemLineProps) {
  const t = useTranslations('panels.problems');
  const { words } = useEditorWords();
  const readOnly = useEditor((state) => state.readOnly);
  const { applyFix } = useEditorActions();
  const { fix } = problem;
  const place = problem.nodeId ?? problem.edgeId;
  return (
    <div className={styles.line}>
      <IconAlertTriangle size={18} className={styles.sign} aria-hidden="true" />
      <p className={styles.sentence}>{words.problem(problem)}</p>
      <div className={styles.buttons}>
        {onShow && place !== undefined ? (
          <Button size="compact-sm" variant="default" onClick={() => onShow(problem)}>
            {t('show')}
          </Button>
        ) : null}
        {fix && !readOnly ? (
          <Button size="compact-sm" variant="light" onClick={() => applyFix(fix.edits)}>
            {words.fixLabel(fix, problem.steps)}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
