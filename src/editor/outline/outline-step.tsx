// One step of the outline: folded a line that says what it is and how it stands, unfolded everything that can be changed about it.
'use client';

import { IconChevronRight } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { GraphNode } from '../../core/graph';
import { useEditorWords } from '../editor-words';
import { useEditor } from '../state/use-editor';
import { useProblemCount, useStepView } from '../state/view';
import { StepIcon } from '../step-icon';
import type { AddPlace } from './add-dialog';
import type { ConnectPlace } from './connect-dialog';
import styles from './outline.module.css';
import { OutlineBody } from './outline-body';
import { stepHeadId } from './use-open-steps';

export interface OutlineStepProps {
  readonly node: GraphNode;
  readonly at: number;
  readonly of: number;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onAdd: (place: AddPlace) => void;
  readonly onConnect: (place: ConnectPlace) => void;
}

export function OutlineStep(props: OutlineStepProps) {
  const { node, at, of, open, onToggle } = props;
  const t = useTranslations('panels.outline');
  const { words, names, t: editor } = useEditorWords();
  const definition = useEditor((state) => state.registry.get(node.type));
  const view = useStepView(node.id);
  const problems = useProblemCount(node.id);
  const state = node.disabled ? 'off' : problems ? 'problem' : (view?.state ?? 'idle');
  const stateWord = node.disabled
    ? editor('card.offLong')
    : problems
      ? editor('card.problems', { count: problems })
      : view && view.state !== 'idle'
        ? editor(view.cached && view.state === 'done' ? 'card.unchanged' : `card.${view.state}`)
        : '';
  const badge =
    typeof view?.badge === 'object' ? editor(`badge.${view.badge.what}`, { count: view.badge.count }) : view?.badge;
  return (
    <li className={styles.step} data-state={state} data-step={node.id}>
      <h2 className={styles.heading}>
        <button type="button" id={stepHeadId(node.id)} className={styles.head} aria-expanded={open} onClick={onToggle}>
          <span className={styles.icon}>
            <StepIcon definition={definition} size={20} />
          </span>
          <span className={styles.name}>
            <span className={styles.title}>{names.node(node)}</span>
            <span className="unseen">{t('position', { at, of })}</span>
            <span className={styles.summary}>
              {definition ? words.summary(definition, node.config) : editor('card.unknown')}
            </span>
          </span>
          <span className={styles.facts}>
            {badge ? <span className={styles.badge}>{badge}</span> : null}
            {stateWord ? <span className={styles.state}>{stateWord}</span> : null}
          </span>
          <IconChevronRight size={20} className={styles.arrow} aria-hidden="true" />
        </button>
      </h2>
      {open ? <OutlineBody {...props} definition={definition} /> : null}
    </li>
  );
}
