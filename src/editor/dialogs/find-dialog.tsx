// Finds a step by its name, its kind, its note or its settings, and goes there.
'use client';

import { Modal, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useEditorWords } from '../editor-words';
import styles from '../outline/dialog.module.css';
import { useEditor, useEditorActions } from '../state/use-editor';
import { StepIcon } from '../step-icon';

interface FindDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function FindDialog({ opened, onClose }: FindDialogProps) {
  const t = useTranslations('panels.find');
  const { show } = useEditorActions();
  /** The focus goes to what was found, and back only when nothing was. */
  const [found, setFound] = useState(false);
  return (
    <Modal
      opened={opened}
      onClose={() => {
        setFound(false);
        onClose();
      }}
      returnFocus={!found}
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {opened ? (
        <Found
          onGo={(nodeId) => {
            setFound(true);
            onClose();
            show(nodeId);
          }}
        />
      ) : null}
    </Modal>
  );
}

function Found({ onGo }: { readonly onGo: (nodeId: string) => void }) {
  const t = useTranslations('panels.find');
  const { words, names } = useEditorWords();
  const graph = useEditor((state) => state.graph);
  const registry = useEditor((state) => state.registry);
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const steps = graph.nodes.map((node) => {
    const definition = registry.get(node.type);
    const kind = definition ? words.nodeTitle(definition) : node.type;
    const summary = definition ? words.summary(definition, node.config) : '';
    return { node, definition, name: names.node(node), kind, summary };
  });
  const found = steps.filter(({ node, name, kind, summary }) =>
    [name, kind, summary, node.note ?? '', node.id].some((text) => text.toLowerCase().includes(wanted)),
  );
  return (
    <form
      className={styles.dialog}
      onSubmit={(event) => {
        event.preventDefault();
        const [first] = found;
        if (first) onGo(first.node.id);
      }}
    >
      <TextInput
        data-autofocus
        value={search}
        aria-label={t('search')}
        placeholder={t('search')}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <p role="status" className={styles.help}>
        {t('count', { count: found.length })}
      </p>
      <ul className={styles.choices}>
        {found.map(({ node, definition, name, kind, summary }) => (
          <li key={node.id}>
            <button type="button" className={styles.choice} onClick={() => onGo(node.id)}>
              <StepIcon definition={definition} size={20} />
              <span>
                <span className={styles.name}>{name}</span>
                <span className={styles.help}>{[name === kind ? '' : kind, summary].filter(Boolean).join(' · ')}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}
