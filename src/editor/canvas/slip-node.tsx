// A note on the canvas: a slip of paper with words on it. Double click or Enter writes; leaving it keeps what was written.
'use client';

import type { NodeProps } from '@xyflow/react';
import { memo, useState } from 'react';
import { metaOf } from '../../core/field-meta';
import type { AnyNode } from '../../core/node';
import { useEditorWords } from '../editor-words';
import { useEditor, useEditorActions } from '../state/use-editor';
import type { StepNode as FlowNode } from './flow-graph';
import { focusStep } from './focus';
import styles from './slip-node.module.css';

/** The setting that holds the words: the first that is written as text. */
function textField(definition: AnyNode | undefined): string | undefined {
  return Object.entries(definition?.config.shape ?? {}).find(([, schema]) => metaOf(schema)?.widget === 'text')?.[0];
}

const LONGEST = 5_000;

export const SlipNode = memo(function SlipNode({ id, data: { node }, selected }: NodeProps<FlowNode>) {
  const { t } = useEditorWords();
  const definition = useEditor((state) => state.registry.get(node.type));
  const readOnly = useEditor((state) => state.readOnly);
  const { setConfig } = useEditorActions();
  const [writing, setWriting] = useState(false);
  const field = textField(definition);
  const text = field === undefined ? '' : String(node.config[field] ?? '');

  function keep(value: string): void {
    setWriting(false);
    if (field !== undefined && value !== text) setConfig(id, field, value);
  }

  if (writing) {
    return (
      <div className={styles.slip} data-selected="">
        <textarea
          className={`${styles.words} nodrag nopan nowheel nokey`}
          aria-label={t('slip.text')}
          defaultValue={text}
          maxLength={LONGEST}
          ref={(area) => area?.focus()}
          onBlur={(event) => keep(event.currentTarget.value)}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key !== 'Escape') return;
            keep(event.currentTarget.value);
            focusStep(id);
          }}
        />
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the step around it has the role, its keys are the canvas's
    <div
      className={styles.slip}
      data-selected={selected || undefined}
      data-slip={id}
      onDoubleClick={(event) => {
        event.stopPropagation();
        if (!readOnly) setWriting(true);
      }}
    >
      <p className={styles.words} data-empty={text === '' || undefined}>
        {text || t('slip.empty')}
      </p>
      <span id={`state-${id}`} hidden>
        {text}
      </span>
    </div>
  );
});
