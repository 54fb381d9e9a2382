'use client';
// What the run did, step by step: the number that came out of each and the time it took.
import { useLocale, useTranslations } from 'next-intl';
import { nodes } from '../../../../nodes/registry.generated';
import { useWords } from '../../../i18n/words';
import { duration } from '../../format';
import { inLanguage } from '../../models/said-model';
import type { RunDetail } from '../model/run-types';
import styles from './result.module.css';

export function Steps({ run }: { run: RunDetail }) {
  const t = useTranslations('result');
  const locale = useLocale();
  const words = useWords();
  const titles = Object.fromEntries(run.models.map((model) => [model.name, inLanguage(locale, model).title]));
  const timed = run.steps.some(({ ms }) => ms !== null);
  const longest = Math.max(1, ...run.steps.map(({ ms }) => ms ?? 0));
  return (
    <section className={styles.card} aria-labelledby="steps">
      <h2 id="steps" className={styles.heading}>
        {t('steps')}
      </h2>
      <ol className={styles.steps} data-timed={timed || undefined}>
        {run.steps.map(({ nodeId, type, title, number, ms, config }) => {
          const definition = nodes.get(type);
          return (
            <li key={nodeId} className={styles.step}>
              <span className={styles.stepName}>{definition ? words.nodeTitle(definition) : title}</span>
              <span className={styles.stepWords}>{definition ? words.summary(definition, config, titles) : ''}</span>
              <b className={styles.stepNumber}>{number?.toLocaleString(locale) ?? ''}</b>
              {timed && (
                <>
                  <span className={styles.bar} aria-hidden="true">
                    <span style={{ width: `${((ms ?? 0) / longest) * 100}%` }} />
                  </span>
                  <span className={styles.time}>{ms === null ? '–' : duration(ms, locale)}</span>
                </>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
