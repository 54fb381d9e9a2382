// The name of a step while it is being changed, in place. Enter keeps it, Escape leaves it as it was.
'use client';

import { type KeyboardEvent, useRef } from 'react';
import type { GraphNode } from '../../core/graph';
import { useEditorWords } from '../editor-words';
import { useEditorActions } from '../state/use-editor';
import { focusStep } from './focus';
import styles from './step-node.module.css';
import { useUiStore } from './ui-store';

const LONGEST = 300;

export function NameField({ node }: { readonly node: GraphNode }) {
  const { t, names } = useEditorWords();
  const ui = useUiStore();
  const { rename } = useEditorActions();
  const done = useRef(false);

  function finish(field: HTMLInputElement, keep: boolean): void {
    if (done.current) return;
    done.current = true;
    const text = field.value.trim();
    if (keep && text !== names.node(node)) rename(node.id, text);
    ui.getState().set({ renaming: null });
  }

  return (
    <input
      className={`${styles.nameField} nodrag nopan nokey`}
      aria-label={t('card.name')}
      defaultValue={names.node(node)}
      maxLength={LONGEST}
      ref={(field) => {
        if (!field || field.dataset.ready) return;
        field.dataset.ready = 'yes';
        field.focus();
        field.select();
      }}
      onBlur={(event) => finish(event.currentTarget, true)}
      onKeyDown={(event: KeyboardEvent<HTMLInputElement>) => {
        event.stopPropagation();
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        finish(event.currentTarget, event.key === 'Enter');
        focusStep(node.id);
      }}
    />
  );
}
