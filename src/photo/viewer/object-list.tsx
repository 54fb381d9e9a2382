'use client';

// The objects of a photo as a table for eyes, keys and screen readers: choosing a row chooses the frame. Any number of rows.

import { IconPencil, IconQuestionMark } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useKinds } from '../../i18n/kinds/use-kinds';
import { colourOf } from '../colours';
import type { PhotoObject } from '../photo-object';
import styles from './object-list.module.css';

const ROW = 34;

export interface ObjectListProps {
  readonly objects: readonly PhotoObject[];
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
  /** Delete and F2 on a row. */
  readonly onRemove?: (id: string) => void;
  readonly onRename?: (id: string) => void;
}

export function ObjectList({ objects, selected, onSelect, onRemove, onRename }: ObjectListProps) {
  const t = useTranslations('photo');
  const { word } = useKinds();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: objects.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const at = objects.findIndex(({ id }) => id === selected);
  const focusRow = useRef(false);

  useEffect(() => {
    if (at < 0) return;
    rows.scrollToIndex(at, { align: 'auto' });
    if (!focusRow.current) return;
    focusRow.current = false;
    // The row may have to be drawn first.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  }, [at, rows]);

  /** At once where it is drawn: the next key may come before the next frame. */
  const focusAt = (index: number) => {
    const row = scroller.current?.querySelector<HTMLElement>(`[aria-rowindex="${index + 2}"]`);
    row?.focus({ preventScroll: true });
    focusRow.current = !row;
  };
  const go = (wanted: number) => {
    const index = Math.min(Math.max(wanted, 0), objects.length - 1);
    const object = objects[index];
    if (!object) return;
    focusAt(index);
    onSelect(object.id);
  };
  const onKeyDown = (event: KeyboardEvent, index: number, id: string) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + 10,
      PageUp: index - 10,
      Home: 0,
      End: objects.length - 1,
    };
    const to = steps[event.key];
    if (to !== undefined) go(to);
    else if (event.key === 'Enter' || event.key === ' ') onSelect(selected === id ? null : id);
    else if ((event.key === 'Delete' || event.key === 'Backspace') && onRemove) {
      const next = index + 1 < objects.length ? index + 1 : index - 1;
      focusAt(next);
      onRemove(id);
      onSelect(objects[next]?.id ?? null);
    } else if (event.key === 'F2' && onRename) onRename(id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const items = rows.getVirtualItems();
  const first = items[0]?.start ?? 0;
  const rest = rows.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div ref={scroller} className={styles.scroller}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA in HTML lets a table be a grid. */}
      <table className={styles.table} role="grid" aria-label={t('objects')} aria-rowcount={objects.length + 1}>
        <thead>
          <tr>
            <th scope="col">{t('what')}</th>
            <th scope="col" className={styles.number}>
              {t('sureness')}
            </th>
          </tr>
        </thead>
        <tbody>
          {first > 0 && <Space height={first} />}
          {items.map(({ index }) => {
            const object = objects[index];
            if (!object) return null;
            const { id, score, dashed, corrected } = object;
            const name = object.text ? object.label : word(object.label);
            return (
              <tr
                key={id}
                className={styles.row}
                aria-rowindex={index + 2}
                aria-selected={id === selected}
                // One stop for Tab: the chosen row, else the first.
                tabIndex={id === selected || (at < 0 && index === 0) ? 0 : -1}
                onClick={() => onSelect(id === selected ? null : id)}
                onKeyDown={(event) => onKeyDown(event, index, id)}
              >
                <td>
                  <span className={styles.name}>
                    <span
                      className={styles.swatch}
                      data-dashed={dashed || undefined}
                      style={{ ['--colour' as string]: colourOf(object) }}
                    />
                    <span className={styles.label} title={name}>
                      {name}
                    </span>
                    {corrected && (
                      <IconPencil size={15} stroke={1.75} className={styles.mark} aria-label={t('byHand')} role="img" />
                    )}
                    {dashed && (
                      <IconQuestionMark
                        size={15}
                        stroke={1.75}
                        className={styles.unsure}
                        aria-label={t('unsure')}
                        role="img"
                      />
                    )}
                  </span>
                </td>
                <td className={styles.number}>{corrected ? t('byHandShort') : t('percent', { score })}</td>
              </tr>
            );
          })}
          {rest > 0 && <Space height={rest} />}
        </tbody>
      </table>
    </div>
  );
}

/** Stands for the rows that are not drawn. */
const Space = ({ height }: { height: number }) => (
  <tr>
    <td className={styles.space} colSpan={2} style={{ height }} />
  </tr>
);
