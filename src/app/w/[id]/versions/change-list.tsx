'use client';
// Changes as a list one can read: a sign and a word for added, changed, removed, and a sentence each.
import { Button } from '@mantine/core';
import { IconCirclePlus, IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { GraphChange } from '../../../../core/diff-graphs';
import styles from './change-list.module.css';
import { type StepNames, toneOf, useChangeWords } from './change-words';

const ICONS = { added: IconCirclePlus, changed: IconPencil, removed: IconTrash } as const;

/** Wires that came or went with their step say nothing new. */
function telling(changes: readonly GraphChange[]): readonly GraphChange[] {
  const ids = (code: GraphChange['code']) =>
    new Set(changes.flatMap((each) => (each.code === code && 'nodeId' in each ? [each.nodeId] : [])));
  const [added, removed] = [ids('step_added'), ids('step_removed')];
  return changes.filter((change) => {
    if (change.code === 'wire_added') return !added.has(change.params.source) && !added.has(change.params.target);
    if (change.code === 'wire_removed') return !removed.has(change.params.source) && !removed.has(change.params.target);
    return true;
  });
}

interface Props {
  readonly changes: readonly GraphChange[];
  readonly names: StepNames;
  /** How many are shown at first. */
  readonly most?: number;
}

export function ChangeList({ changes, names, most = Number.POSITIVE_INFINITY }: Props) {
  const t = useTranslations('versions');
  const { sentence } = useChangeWords();
  const [whole, setWhole] = useState(false);
  const told = telling(changes);
  const shown = whole ? told : told.slice(0, most);
  if (told.length === 0) return <p className={styles.none}>{t('same')}</p>;
  return (
    <>
      <ul className={styles.list}>
        {shown.map((change, at) => {
          const tone = toneOf(change);
          const Icon = ICONS[tone];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list of changes is read, never reordered.
            <li key={at} className={styles.change} data-tone={tone}>
              <span className={styles.tone}>
                <Icon size={16} aria-hidden="true" />
                {t(`tone.${tone}`)}
              </span>
              <span className={styles.words}>{sentence(change, names)}</span>
            </li>
          );
        })}
      </ul>
      {shown.length < told.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setWhole(true)}>
          {t('showAll', { count: told.length - shown.length })}
        </Button>
      )}
    </>
  );
}
