// Several things selected: what can be done with all of them.
'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useEditorWords } from '../editor-words';
import { useEditor, useEditorActions } from '../state/use-editor';
import styles from './panel.module.css';

interface SeveralPanelProps {
  readonly nodeIds: readonly string[];
  readonly edgeIds: readonly string[];
}

export function SeveralPanel({ nodeIds, edgeIds }: SeveralPanelProps) {
  const t = useTranslations('panels');
  const { t: editor, names } = useEditorWords();
  const graph = useEditor((state) => state.graph);
  const readOnly = useEditor((state) => state.readOnly);
  const { duplicate, remove, removeAndReconnect, setDisabled, show } = useEditorActions();
  const nodes = graph.nodes.filter(({ id }) => nodeIds.includes(id));
  const off = nodes.length > 0 && nodes.every(({ disabled }) => disabled);
  return (
    <section className={styles.part} aria-label={t('several', { steps: nodeIds.length, wires: edgeIds.length })}>
      <h2 className={styles.title}>{t('several', { steps: nodeIds.length, wires: edgeIds.length })}</h2>
      <ul className={styles.list}>
        {nodes.map((node) => (
          <li key={node.id}>
            <Button variant="subtle" size="compact-sm" onClick={() => show(node.id)}>
              {names.node(node)}
            </Button>
          </li>
        ))}
      </ul>
      {readOnly ? null : (
        <footer className={styles.actions}>
          {nodes.length ? (
            <>
              <Button size="compact-sm" variant="default" onClick={() => duplicate(nodeIds)}>
                {editor('menu.duplicate')}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => setDisabled(nodeIds, !off)}>
                {editor(off ? 'menu.on' : 'menu.off')}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => removeAndReconnect(nodeIds)}>
                {editor('command.removeAndReconnect')}
              </Button>
            </>
          ) : null}
          <Button size="compact-sm" variant="default" onClick={() => remove(nodeIds, edgeIds)}>
            {editor('menu.remove')}
          </Button>
        </footer>
      )}
    </section>
  );
}
