'use client';
// Every field of a card, in groups that open: what a model does, how it sees a photo, how its answers are read, what its kinds
// are called, what steps begin with. Whoever shows it draws what comes of each change.
import { Accordion } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { familyEntry, MODEL_FAMILIES } from '../../../models/families';
import { linesOf, withLabels } from '../import/answers';
import type { Imported } from '../import/import-types';
import { LabelsQuestion } from '../import/labels-question';
import { useModelWords } from '../model-words';
import { CardFile } from './card-file';
import styles from './card-form.module.css';
import { Choice, Line, Num } from './card-inputs';
import type { CardPart } from './card-part';
import { CardReads } from './card-reads';
import { CardSees } from './card-sees';
import { asFamily } from './change-family';

const SECTIONS = ['does', 'sees', 'reads', 'kinds', 'start', 'about', 'file'] as const;
type Section = (typeof SECTIONS)[number];

interface CardFormProps extends CardPart {
  readonly imported: Pick<Imported, 'guesses'>;
  /** Groups that stand elsewhere on the screen already. */
  readonly without?: readonly Section[];
  /** The group that is open at first. */
  readonly first?: Section;
}

export function CardForm({ imported, without = [], first, ...part }: CardFormProps) {
  const t = useTranslations('modelCard');
  const { card, facts, change } = part;
  const words = useModelWords();
  const [labels, setLabels] = useState<string | null>(null);
  const classes = imported.guesses.find(({ draft }) => draft.family === card.family)?.classes ?? null;
  const outputs = facts.outputs.map(({ name }) => name);
  const isRead = card.task === 'detect' || card.task === 'segment';
  const groups: Record<Section, ReactNode> = {
    does: (
      <>
        <Choice
          label={t('task')}
          value={card.task}
          options={familyEntry(card.family).tasks.map((task) => [task, words.task(task)])}
          onChange={(task) => change({ task })}
        />
        <Choice
          label={t('family')}
          value={card.family}
          options={MODEL_FAMILIES.map((family) => [family, words.family(family)])}
          onChange={(family) => change(asFamily(card, family, outputs))}
        />
      </>
    ),
    sees: <CardSees {...part} />,
    reads: <CardReads {...part} />,
    kinds: (
      <LabelsQuestion
        card={card}
        classes={classes}
        text={labels}
        onChange={(text) => {
          setLabels(text);
          change({ labels: withLabels(card, linesOf(text)).labels });
        }}
      />
    ),
    start: (
      <>
        <p className={styles.note}>{t('startHelp')}</p>
        <div className={styles.pair}>
          <Num
            label={t('minScore')}
            value={card.defaults.minScore}
            times={100}
            min={0}
            max={100}
            exact
            onChange={(minScore) => change({ defaults: { ...card.defaults, minScore } })}
          />
          {isRead && (
            <Num
              label={t('iou')}
              value={card.defaults.iou}
              times={100}
              min={0}
              max={100}
              exact
              onChange={(iou) => change({ defaults: { ...card.defaults, iou } })}
            />
          )}
        </div>
      </>
    ),
    about: (
      <>
        <Line label={t('title')} value={card.title} onChange={(title) => change({ title })} />
        <Line label={t('licence')} value={card.licence} onChange={(licence) => change({ licence })} />
        <Line label={t('source')} value={card.source} onChange={(source) => change({ source })} />
      </>
    ),
    file: <CardFile {...part} />,
  };
  return (
    <Accordion
      multiple
      defaultValue={first ? [first] : []}
      keepMounted={false}
      classNames={{ root: styles.form, control: styles.control }}
    >
      {SECTIONS.filter((section) => !without.includes(section)).map((section) => (
        <Accordion.Item key={section} value={section}>
          <Accordion.Control>{t(`section.${section}`)}</Accordion.Control>
          <Accordion.Panel>
            <div className={styles.fields}>{groups[section]}</div>
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}
