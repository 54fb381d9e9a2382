// The note of a step: what one wants to say to whoever reads the workflow next.
'use client';

import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useEditorWords } from '../editor-words';
import { useEditor, useEditorActions } from '../state/use-editor';
import { focusStep } from './focus';
import { useUi, useUiStore } from './ui-store';

const LONGEST = 5_000;

export function NoteDialog() {
  const noting = useUi((state) => state.noting);
  return noting === null ? null : <NoteForm key={noting} nodeId={noting} />;
}

function NoteForm({ nodeId }: { readonly nodeId: string }) {
  const { t, names } = useEditorWords();
  const ui = useUiStore();
  const node = useEditor((state) => state.graph.nodes.find((each) => each.id === nodeId));
  const { setNote } = useEditorActions();
  const [text, setText] = useState(node?.note ?? '');
  const close = () => {
    ui.getState().set({ noting: null });
    focusStep(nodeId);
  };
  return (
    <Modal opened onClose={close} title={t('noteTo', { step: names.node(node) })} returnFocus={false}>
      <Textarea
        aria-label={t('noteDialog')}
        data-autofocus
        autosize
        minRows={3}
        maxRows={12}
        maxLength={LONGEST}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="md">
        <Button
          onClick={() => {
            setNote(nodeId, text);
            close();
          }}
        >
          {t('noteKeep')}
        </Button>
      </Group>
    </Modal>
  );
}
