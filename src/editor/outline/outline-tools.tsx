// Undo, redo, the list of what was done, tidy, paste: what is about the whole workflow and not about one step.
'use client';

import { ActionIcon } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconClipboard,
  IconLayoutDistributeVertical,
  IconSearch,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { FindDialog } from '../dialogs/find-dialog';
import { HistoryMenu } from '../dialogs/history-menu';
import { useEditorWords } from '../editor-words';
import { useEditor, useEditorActions, useHistory } from '../state/use-editor';
import styles from './outline.module.css';

export function OutlineTools() {
  const t = useTranslations('panels.outline');
  const { t: editor, edit } = useEditorWords();
  const readOnly = useEditor((state) => state.readOnly);
  const { undo, redo, tidy, paste } = useEditorActions();
  const history = useHistory();
  const [finding, setFinding] = useState(false);
  const [nextUndo] = history.undo;
  const [nextRedo] = history.redo;
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('tools')}>
      {readOnly ? null : (
        <>
          <Tool
            label={nextUndo ? editor('undoThis', { edit: edit(nextUndo) }) : editor('nothingToUndo')}
            disabled={!nextUndo}
            onClick={() => undo()}
          >
            <IconArrowBackUp size={20} aria-hidden="true" />
          </Tool>
          <Tool
            label={nextRedo ? editor('redoThis', { edit: edit(nextRedo) }) : editor('nothingToRedo')}
            disabled={!nextRedo}
            onClick={() => redo()}
          >
            <IconArrowForwardUp size={20} aria-hidden="true" />
          </Tool>
          <HistoryMenu />
          <Tool label={t('tidy')} onClick={tidy}>
            <IconLayoutDistributeVertical size={20} aria-hidden="true" />
          </Tool>
          <Tool label={t('paste')} onClick={() => void navigator.clipboard?.readText().then((text) => paste(text))}>
            <IconClipboard size={20} aria-hidden="true" />
          </Tool>
        </>
      )}
      <Tool label={editor('command.find')} onClick={() => setFinding(true)}>
        <IconSearch size={20} aria-hidden="true" />
      </Tool>
      <FindDialog opened={finding} onClose={() => setFinding(false)} />
    </div>
  );
}

interface ToolProps {
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Tool({ label, disabled = false, onClick, children }: ToolProps) {
  return (
    <ActionIcon
      data-hint={label}
      variant="default"
      size={40}
      aria-label={label}
      // Not `disabled`: the focus would be lost with the last undo.
      aria-disabled={disabled || undefined}
      data-disabled={disabled || undefined}
      onClick={() => {
        if (!disabled) onClick();
      }}
    >
      {children}
    </ActionIcon>
  );
}
