// An unfolded step: its problems, wires, settings, name and note, what came out of it, and what can be done with it.
'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { AnyNode } from '../../core/node';
import { useEditorWords } from '../editor-words';
import { PortValues } from '../panel/port-values';
import { ProblemLine } from '../problems/problem-line';
import { StepFields } from '../settings/step-fields';
import { StepName, StepNote, StepSwitch } from '../settings/step-text';
import { useEditor, useEditorActions } from '../state/use-editor';
import { useView } from '../state/view';
import styles from './outline.module.css';
import type { OutlineStepProps } from './outline-step';
import { StepWires } from './step-wires';

export function OutlineBody({
  node,
  definition,
  onAdd,
  onConnect,
}: OutlineStepProps & { readonly definition: AnyNode | undefined }) {
  const t = useTranslations('panels.outline');
  const { words, t: editor } = useEditorWords();
  const readOnly = useEditor((state) => state.readOnly);
  const problems = useView((view) => view.problems).filter((problem) => problem.nodeId === node.id);
  const onRunTo = useView((view) => view.onRunTo);
  const { duplicate, remove, removeAndReconnect, copy } = useEditorActions();
  const [values, setValues] = useState(false);
  const runs = definition?.run !== undefined;
  return (
    <div className={styles.body}>
      <p className={styles.help}>
        {definition ? words.nodeHelp(definition) : editor('card.unknownHelp', { type: node.type })}
      </p>
      {problems.map((problem) => (
        <ProblemLine key={`${problem.code} ${problem.field ?? ''} ${problem.edgeId ?? ''}`} problem={problem} />
      ))}
      <StepWires node={node} side="inputs" onAdd={onAdd} onConnect={onConnect} />
      {definition ? <StepFields node={node} definition={definition} place="outline" /> : null}
      <StepWires node={node} side="outputs" onAdd={onAdd} onConnect={onConnect} />
      {runs ? (
        <div>
          <Button variant="default" size="compact-sm" aria-expanded={values} onClick={() => setValues(!values)}>
            {t(values ? 'hideValues' : 'showValues')}
          </Button>
          {values ? (
            <div className={styles.values}>
              <PortValues node={node} side="outputs" />
            </div>
          ) : null}
        </div>
      ) : null}
      <StepName node={node} />
      <StepNote node={node} />
      {runs ? <StepSwitch node={node} /> : null}
      <div className={styles.actions}>
        {onRunTo && runs ? (
          <Button size="compact-sm" variant="light" onClick={() => onRunTo(node.id)}>
            {editor('menu.runTo')}
          </Button>
        ) : null}
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            const text = copy([node.id]);
            if (text !== null) void navigator.clipboard?.writeText(text);
          }}
        >
          {editor('command.copy')}
        </Button>
        {readOnly ? null : (
          <>
            <Button size="compact-sm" variant="default" onClick={() => duplicate([node.id])}>
              {editor('menu.duplicate')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => removeAndReconnect([node.id])}>
              {editor('command.removeAndReconnect')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => remove([node.id])}>
              {editor('menu.remove')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
