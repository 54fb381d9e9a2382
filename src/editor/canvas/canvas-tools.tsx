// The small bar on the canvas: back and forth with the words of what it would be, tidy, zoom.
'use client';

import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconKeyboard,
  IconListDetails,
  IconMaximize,
  IconMinus,
  IconPlus,
  IconSearch,
  IconSparkles,
} from '@tabler/icons-react';
import { useReactFlow, useViewport } from '@xyflow/react';
import { useLocale } from 'next-intl';
import { memo, type ReactNode } from 'react';
import { shareIn } from '../../i18n/numbers';
import { HistoryMenu } from '../dialogs/history-menu';
import { useEditorWords } from '../editor-words';
import { useEditor, useEditorActions, useHistory } from '../state/use-editor';
import styles from './canvas-tools.module.css';
import { FIT } from './sight';
import { useUiStore } from './ui-store';

const icon = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;

interface ToolProps {
  readonly label: string;
  readonly keys?: string;
  readonly off?: boolean;
  readonly children: ReactNode;
  onClick(): void;
}

function Tool({ label, keys, off = false, children, onClick }: ToolProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      data-hint={keys ? `${label}  ·  ${keys}` : label}
      aria-label={label}
      aria-disabled={off}
      data-off={off || undefined}
      onClick={() => {
        if (!off) onClick();
      }}
    >
      {children}
    </button>
  );
}

export const CanvasTools = memo(function CanvasTools() {
  const { t, edit } = useEditorWords();
  const readOnly = useEditor((state) => state.readOnly);
  const actions = useEditorActions();
  const flow = useReactFlow();
  const ui = useUiStore();
  const { undo, redo } = useHistory();
  const [nextUndo] = undo;
  const [nextRedo] = redo;
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('tools')}>
      {!readOnly && (
        <>
          <Tool
            label={nextUndo ? t('undoThis', { edit: edit(nextUndo) }) : t('nothingToUndo')}
            keys="Ctrl Z"
            off={!nextUndo}
            onClick={() => actions.undo()}
          >
            <IconArrowBackUp {...icon} />
          </Tool>
          <Tool
            label={nextRedo ? t('redoThis', { edit: edit(nextRedo) }) : t('nothingToRedo')}
            keys="Ctrl ⇧ Z"
            off={!nextRedo}
            onClick={() => actions.redo()}
          >
            <IconArrowForwardUp {...icon} />
          </Tool>
          <HistoryMenu small />
          <span className={styles.gap} />
          <Tool label={t('command.tidy')} keys="⇧ Alt T" onClick={() => actions.tidy()}>
            <IconSparkles {...icon} />
          </Tool>
        </>
      )}
      <Tool label={t('command.find')} keys="Ctrl F" onClick={() => ui.getState().set({ dialog: 'find' })}>
        <IconSearch {...icon} />
      </Tool>
      <span className={styles.gap} />
      <Tool label={t('command.zoomOut')} keys="−" onClick={() => void flow.zoomOut()}>
        <IconMinus {...icon} />
      </Tool>
      <Zoom />
      <Tool label={t('command.zoomIn')} keys="+" onClick={() => void flow.zoomIn()}>
        <IconPlus {...icon} />
      </Tool>
      <Tool label={t('command.fit')} keys="1" onClick={() => void flow.fitView(FIT)}>
        <IconMaximize {...icon} />
      </Tool>
      <span className={styles.gap} />
      <Tool label={t('asList')} onClick={() => ui.getState().set({ asList: true })}>
        <IconListDetails {...icon} />
      </Tool>
      <Tool label={t('command.sheet')} keys="?" onClick={() => ui.getState().set({ dialog: 'sheet' })}>
        <IconKeyboard {...icon} />
      </Tool>
    </div>
  );
});

/** By itself, so that zooming draws these few letters and not the bar. */
function Zoom() {
  const { zoom } = useViewport();
  const locale = useLocale();
  return <span className={styles.zoom}>{shareIn(locale, zoom)}</span>;
}
