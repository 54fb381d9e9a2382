'use client';
// The keys of editor and photo viewer, from the same data and words that those use themselves.
import { Kbd } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { Combination } from '../../editor/dialogs/shortcut-sheet';
import { bindingOf, COMMANDS, type KeyGroup } from '../../editor/keymap';
import styles from './help.module.css';

const GROUPS: readonly KeyGroup[] = ['edit', 'add', 'select', 'view', 'run'];

export function EditorKeys() {
  const t = useTranslations('help');
  const editor = useTranslations('editor');
  return (
    <>
      {GROUPS.map((group) => (
        <div key={group} className={styles.keyGroup}>
          <h3>
            {t('keysEditor')}: {editor(`keyGroup.${group}`)}
          </h3>
          <dl>
            {COMMANDS.filter((command) => bindingOf(command).group === group).map((command) => (
              <div key={command} className={styles.key}>
                <dt>{editor(`command.${command}`)}</dt>
                <dd>
                  {bindingOf(command).keys.map((combination) => (
                    <Combination key={combination} combination={combination} />
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </>
  );
}

const VIEWER = [
  'keysStep',
  'keysZoom',
  'keysLabels',
  'keysMarks',
  'keysFull',
  'keysAdd',
  'keysMove',
  'keysRemove',
  'keysRename',
  'keysUndo',
  'keysClose',
] as const;

export function ViewerKeys() {
  const t = useTranslations('help');
  const photo = useTranslations('photo');
  return (
    <div className={styles.keyGroup}>
      <h3>{t('keysViewer')}</h3>
      <dl>
        {VIEWER.map((key) => {
          const [combination = '', what = ''] = photo(key).split('|');
          return (
            <div key={key} className={styles.key}>
              <dt>{what}</dt>
              <dd>
                {combination.split(/\s{2,}/).map((each) => (
                  <Kbd key={each}>{each}</Kbd>
                ))}
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
