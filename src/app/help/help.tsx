'use client';
// What help says. Steps and keys come from what they are made of, so they are never out of date.
import { Anchor, Kbd } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { nodes } from '../../../nodes/registry.generated';
import { CATEGORIES } from '../../core/node';
import { useWords } from '../../i18n/words';
import { PageBody, PageHead } from '../frame/page-head';
import { Link } from '../link';
import styles from './help.module.css';
import { EditorKeys, ViewerKeys } from './keys';

const BEGIN = ['pick', 'answer', 'run', 'take', 'change'] as const;
const WORDS = [
  'photo',
  'workflow',
  'step',
  'wire',
  'objects',
  'sure',
  'unsure',
  'run',
  'skipped',
  'corrected',
  'template',
  'version',
  'model',
  'asked',
] as const;

export function Help() {
  const t = useTranslations('help');
  return (
    <PageBody>
      <PageHead title={t('title')} about={t('about')} />
      <div className={styles.parts}>
        <section aria-labelledby="begin">
          <h2 id="begin" className={styles.heading}>
            {t('begin')}
          </h2>
          <ol className={styles.begin}>
            {BEGIN.map((step) => (
              <li key={step}>
                {t.rich(`beginSteps.${step}`, {
                  link: (chunks) => (
                    <Anchor component={Link} href="/" inherit>
                      {chunks}
                    </Anchor>
                  ),
                })}
              </li>
            ))}
          </ol>
        </section>
        <StepList />
        <section aria-labelledby="words">
          <h2 id="words" className={styles.heading}>
            {t('words')}
          </h2>
          <dl className={styles.words}>
            {WORDS.map((word) => (
              <div key={word} id={`word-${word}`} className={styles.word}>
                <dt>{t(`glossary.${word}.word`)}</dt>
                <dd>{t(`glossary.${word}.means`)}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-labelledby="keys">
          <h2 id="keys" className={styles.heading}>
            {t('keys')}
          </h2>
          <div className={styles.keyGroups}>
            <FormKeys />
            <ViewerKeys />
            <EditorKeys />
          </div>
          <p className={styles.quiet}>{t('noScript')}</p>
        </section>
      </div>
    </PageBody>
  );
}

function StepList() {
  const t = useTranslations('help');
  const words = useWords();
  const all = [...nodes.values()];
  return (
    <section aria-labelledby="steps">
      <h2 id="steps" className={styles.heading}>
        {t('steps')}
      </h2>
      <p className={styles.quiet}>{t('stepsAbout')}</p>
      <ul className={styles.steps}>
        {CATEGORIES.flatMap((category) => all.filter((each) => each.category === category)).map((definition) => (
          <li key={definition.type} className={styles.step}>
            <p className={styles.category}>{words.categoryTitle(definition.category)}</p>
            <h3>
              <Link href={`/help/steps/${definition.type}`}>{words.nodeTitle(definition)}</Link>
            </h3>
            <p>{words.nodeHelp(definition)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function FormKeys() {
  const t = useTranslations('help');
  return (
    <div className={styles.keyGroup}>
      <h3>{t('keysForm')}</h3>
      <dl>
        <div className={styles.key}>
          <dt>{t('keysStart')}</dt>
          <dd>
            <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd>
          </dd>
        </div>
        <div className={styles.key}>
          <dt>{t('keysPaste')}</dt>
          <dd>
            <Kbd>Ctrl</Kbd> <Kbd>V</Kbd>
          </dd>
        </div>
      </dl>
    </div>
  );
}
