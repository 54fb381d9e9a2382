// Found objects: how many, on their picture, and one by one in a table. A row shows its frame.
'use client';

import { Table } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useKinds } from '../../i18n/kinds/use-kinds';
import type { StepPicture } from '../preview-view';
import { PictureView } from './picture-view';
import type { SeenObject } from './read-value';
import styles from './value-view.module.css';

const MOST_ROWS = 200;

interface ObjectsViewProps {
  readonly objects: readonly SeenObject[];
  readonly picture?: StepPicture;
  readonly name: string;
}

export function ObjectsView({ objects, picture, name }: ObjectsViewProps) {
  const t = useTranslations('panels.values');
  const format = useFormatter();
  const { word } = useKinds();
  const [meant, setMeant] = useState<string | null>(null);
  const sorted = [...objects].sort((a, b) => b.score - a.score);
  return (
    <div className={styles.objects}>
      {picture ? <PictureView picture={{ ...picture, objects }} highlight={meant} name={name} /> : null}
      <p className={styles.number}>{t('objects', { count: objects.length })}</p>
      {objects.length ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keys
        <section className={styles.scroll} tabIndex={0} aria-label={name}>
          <Table stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('what')}</Table.Th>
                <Table.Th className={styles.right}>{t('sure')}</Table.Th>
                <Table.Th className={styles.right}>{t('size')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody onPointerLeave={() => setMeant(null)}>
              {sorted.slice(0, MOST_ROWS).map(({ id, label, score, box: [x1, y1, x2, y2] }) => (
                <Table.Tr key={id} onPointerEnter={() => setMeant(id)}>
                  <Table.Td className={styles.label}>{word(label)}</Table.Td>
                  <Table.Td className={styles.right}>{format.number(score, { style: 'percent' })}</Table.Td>
                  <Table.Td className={styles.right}>
                    {Math.round(x2 - x1)} × {Math.round(y2 - y1)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      ) : null}
      {objects.length > MOST_ROWS ? (
        <p className={styles.quiet}>{t('andMore', { count: objects.length - MOST_ROWS })}</p>
      ) : null}
    </div>
  );
}
