// All keys of the editor on one sheet, from the same data the canvas acts on.
'use client';

import { Kbd, Modal } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useEditorWords } from '../editor-words';
import { bindingOf, COMMANDS, type KeyGroup } from '../keymap';
import { useEditor } from '../state/use-editor';
import styles from './shortcut-sheet.module.css';

const GROUPS: readonly KeyGroup[] = ['edit', 'add', 'select', 'view', 'run'];

interface ShortcutSheetProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function ShortcutSheet({ opened, onClose }: ShortcutSheetProps) {
  const t = useTranslations('panels.sheet');
  const { t: editor } = useEditorWords();
  const readOnly = useEditor((state) => state.readOnly);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="xl"
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p className={styles.help}>{t('help')}</p>
      <div className={styles.groups}>
        {GROUPS.map((group) => {
          const commands = COMMANDS.filter((command) => {
            const binding = bindingOf(command);
            return binding.group === group && (!readOnly || binding.reads);
          });
          if (commands.length === 0) return null;
          return (
            <section key={group} aria-label={editor(`keyGroup.${group}`)}>
              <h3 className={styles.title}>{editor(`keyGroup.${group}`)}</h3>
              <dl className={styles.keys}>
                {commands.map((command) => (
                  <div key={command} className={styles.row}>
                    <dt>{editor(`command.${command}`)}</dt>
                    <dd>
                      {bindingOf(command).keys.map((combination) => (
                        <Combination key={combination} combination={combination} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Modal>
  );
}

const MAC = /Mac|iPhone|iPad/;

export function Combination({ combination }: { readonly combination: string }) {
  const t = useTranslations('panels.sheet.key');
  const parts = combination === '+' ? ['+'] : combination.split('+');
  const mac = typeof navigator !== 'undefined' && MAC.test(navigator.userAgent);
  const inWords = (part: string): string => {
    switch (part) {
      case 'Mod':
        return mac ? '⌘' : t('ctrl');
      case 'Shift':
        return t('shift');
      case 'Alt':
        return mac ? '⌥' : 'Alt';
      case 'Delete':
        return t('delete');
      case 'Backspace':
        return t('backspace');
      case 'Enter':
        return t('enter');
      case ' ':
        return t('space');
      case 'ContextMenu':
        return t('menu');
      case 'ArrowLeft':
        return '←';
      case 'ArrowRight':
        return '→';
      case 'ArrowUp':
        return '↑';
      case 'ArrowDown':
        return '↓';
      case 'Escape':
        return 'Esc';
      default:
        return part.length === 1 ? part.toUpperCase() : part;
    }
  };
  return (
    <span className={styles.combination}>
      {parts.map((part) => (
        <Kbd key={part}>{inWords(part)}</Kbd>
      ))}
    </span>
  );
}
