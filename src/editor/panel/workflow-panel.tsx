// The workflow itself, shown while nothing is selected: its name, and what it asks for when it runs.
'use client';

import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useDraft } from '../../fields/use-draft';
import { useEditorWords } from '../editor-words';
import { useEditor, useEditorActions } from '../state/use-editor';
import styles from './panel.module.css';

export function WorkflowPanel() {
  const t = useTranslations('panels');
  const graph = useEditor((state) => state.graph);
  const readOnly = useEditor((state) => state.readOnly);
  const { renameWorkflow } = useEditorActions();
  // A workflow always has a name: an emptied field gets the old one back.
  const name = useDraft(graph.name, (next) => next.trim() && renameWorkflow(next.trim()));
  return (
    <section className={styles.part} aria-label={t('workflow')}>
      <h2 className={styles.title}>{t('workflow')}</h2>
      <TextInput
        size="sm"
        label={t('workflowName')}
        value={name.value}
        maxLength={300}
        readOnly={readOnly}
        onChange={(event) => name.set(event.currentTarget.value, event.currentTarget.value.trim() ? undefined : 'wait')}
        onBlur={name.flush}
        onKeyDown={(event) => {
          if (event.key === 'Enter') name.flush();
        }}
      />
      <Asked />
      <p className={styles.help}>{t('selectHelp')}</p>
    </section>
  );
}

/** The settings that are asked for when it runs, each with the way to its step. */
function Asked() {
  const t = useTranslations('panels');
  const { words, names } = useEditorWords();
  const graph = useEditor((state) => state.graph);
  const registry = useEditor((state) => state.registry);
  const readOnly = useEditor((state) => state.readOnly);
  const { setAsk, show } = useEditorActions();
  const asked = graph.nodes.flatMap((node) => (node.ask ?? []).map((field) => ({ node, field })));
  return (
    <section aria-label={t('asked')}>
      <h3 className={styles.portTitle}>{t('asked')}</h3>
      <p className={styles.help}>{t(asked.length ? 'askedHelp' : 'askedNone')}</p>
      <ul className={styles.list}>
        {asked.map(({ node, field }) => {
          const definition = registry.get(node.type);
          const title = definition ? words.fieldTitle(definition, field) : field;
          return (
            <li key={`${node.id} ${field}`} className={styles.asked}>
              <Button variant="subtle" size="compact-sm" onClick={() => show(node.id, field)}>
                {t('askedOf', { field: title, step: names.node(node) })}
              </Button>
              {readOnly ? null : (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('askNoMore', { field: title })}
                  onClick={() => setAsk(node.id, field, false)}
                >
                  <IconX size={16} aria-hidden="true" />
                </ActionIcon>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
