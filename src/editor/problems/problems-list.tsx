// Everything that keeps the workflow from running, in one list; each line leads to its step and setting.
'use client';

import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useView } from '../state/view';
import { ProblemLine } from './problem-line';
import styles from './problems.module.css';
import { useShowProblem } from './use-show-problem';

export function ProblemsList() {
  const t = useTranslations('panels.problems');
  const problems = useView((view) => view.problems);
  const show = useShowProblem();
  return (
    <section className={styles.problems} aria-label={t('title')}>
      <h2 className={styles.title}>
        <span role="status">{problems.length ? t('count', { count: problems.length }) : t('none')}</span>
        {problems.length ? null : <IconCircleCheck size={18} className={styles.ok} aria-hidden="true" />}
      </h2>
      {problems.length ? (
        <ul className={styles.list}>
          {problems.map((problem) => (
            <li key={JSON.stringify([problem.code, problem.nodeId, problem.edgeId, problem.field, problem.params])}>
              <ProblemLine problem={problem} onShow={show} />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
