// An empty canvas says how to begin: with the step that brings the photos.
'use client';

import { Button } from '@mantine/core';
import { Panel } from '@xyflow/react';
import { useEditorWords } from '../editor-words';
import { useEditor, useEditorActions } from '../state/use-editor';
import { StepIcon } from '../step-icon';
import styles from './canvas.module.css';
import { focusStep } from './focus';

export function EmptyCanvas() {
  const { t, words } = useEditorWords();
  const registry = useEditor((state) => state.registry);
  const readOnly = useEditor((state) => state.readOnly);
  const { addNode } = useEditorActions();
  const source = [...registry.values()].find((definition) => definition.source);
  return (
    <Panel position="top-center" className={styles.empty}>
      <p>{t('empty')}</p>
      {source && !readOnly && (
        <Button
          data-begin
          leftSection={<StepIcon definition={source} size={18} />}
          onClick={() => {
            const id = addNode(source.type, { x: 0, y: 0 });
            if (id) focusStep(id);
          }}
        >
          {t('emptyAction', { step: words.nodeTitle(source) })}
        </Button>
      )}
    </Panel>
  );
}
