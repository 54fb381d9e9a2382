// What was done, newest first, in words; choosing an entry goes back (or forward) to it.
'use client';

import { ActionIcon, Menu, ScrollArea } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { useEditorWords } from '../editor-words';
import { useEditorActions, useHistory } from '../state/use-editor';

const MOST = 50;

/** `small`: among the quiet tools of the canvas. */
export const HistoryMenu = memo(function HistoryMenu({ small = false }: { readonly small?: boolean }) {
  const t = useTranslations('panels.history');
  const { edit } = useEditorWords();
  const { undo, redo } = useEditorActions();
  const history = useHistory();
  const back = history.undo.slice(0, MOST).map((label, at) => ({ label, steps: at + 1 }));
  const forward = history.redo
    .slice(0, MOST)
    .map((label, at) => ({ label, steps: at + 1 }))
    .reverse();
  return (
    <Menu position="bottom-start" withinPortal width={300}>
      <Menu.Target>
        <ActionIcon
          data-hint={t('title')}
          variant={small ? 'subtle' : 'default'}
          color={small ? 'gray' : undefined}
          size={small ? 34 : 40}
          aria-label={t('title')}
        >
          <IconHistory size={small ? 18 : 20} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={360} type="auto">
          {forward.length ? <Menu.Label>{t('undone')}</Menu.Label> : null}
          {forward.map(({ label, steps }) => (
            <Menu.Item key={`redo ${steps}`} c="var(--quiet)" onClick={() => redo(steps)}>
              {edit(label)}
            </Menu.Item>
          ))}
          <Menu.Label>{t('done')}</Menu.Label>
          {back.length ? (
            back.map(({ label, steps }) => (
              <Menu.Item
                key={`undo ${steps}`}
                aria-label={t('undoTo', { edit: edit(label), count: steps })}
                onClick={() => undo(steps)}
              >
                {edit(label)}
              </Menu.Item>
            ))
          ) : (
            <Menu.Item disabled>{t('nothing')}</Menu.Item>
          )}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
});
