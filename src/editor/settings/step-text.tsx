// Name and note of a step, and whether it is switched off. For the panel and the outline.
'use client';

import { Switch, Textarea, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { GraphNode } from '../../core/graph';
import { useDraft } from '../../fields/use-draft';
import { useEditorWords } from '../editor-words';
import { useEditor, useEditorActions } from '../state/use-editor';
import styles from './step-text.module.css';

const titleOf = (node: GraphNode): string => (typeof node.title === 'string' ? node.title : '');

export function StepName({ node }: { readonly node: GraphNode }) {
  const t = useTranslations('panels');
  const { names } = useEditorWords();
  const readOnly = useEditor((state) => state.readOnly);
  const { rename } = useEditorActions();
  const draft = useDraft(titleOf(node), (title) => rename(node.id, title));
  return (
    <TextInput
      size="sm"
      label={t('name')}
      value={draft.value}
      placeholder={names.step({ type: node.type })}
      maxLength={200}
      disabled={readOnly}
      onChange={(event) => draft.set(event.currentTarget.value)}
      onBlur={draft.flush}
      onKeyDown={(event) => {
        if (event.key === 'Enter') draft.flush();
      }}
    />
  );
}

export function StepNote({ node }: { readonly node: GraphNode }) {
  const t = useTranslations('panels');
  const readOnly = useEditor((state) => state.readOnly);
  const { setNote } = useEditorActions();
  const draft = useDraft(node.note ?? '', (note) => setNote(node.id, note));
  return (
    <Textarea
      size="sm"
      label={t('note')}
      description={t('noteHelp')}
      rows={2}
      classNames={{ input: styles.growing }}
      maxLength={5_000}
      value={draft.value}
      disabled={readOnly}
      onChange={(event) => draft.set(event.currentTarget.value)}
      onBlur={draft.flush}
    />
  );
}

export function StepSwitch({ node }: { readonly node: GraphNode }) {
  const t = useTranslations('panels');
  const readOnly = useEditor((state) => state.readOnly);
  const { setDisabled } = useEditorActions();
  return (
    <Switch
      size="sm"
      label={t('on')}
      description={t('onHelp')}
      checked={!node.disabled}
      disabled={readOnly}
      onChange={(event) => setDisabled([node.id], !event.currentTarget.checked)}
    />
  );
}
