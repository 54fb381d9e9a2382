// What a port carried on the chosen photo, in the form that suits its kind of data: objects as a table, a number large, a picture.
// Values come from outside: whatever does not look as its type says is told plainly, never a crash.
'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { DataType } from '../../core/data-types';
import { useKinds } from '../../i18n/kinds/use-kinds';
import type { StepPicture } from '../preview-view';
import { ObjectsView } from './objects-view';
import { PictureView } from './picture-view';
import { readObjects, readScores, readShares, readTable, readWords, unwrapped } from './read-value';
import { SharesView } from './shares-view';
import { TableView } from './table-view';
import styles from './value-view.module.css';

interface ValueViewProps {
  readonly type: DataType | null;
  /** Undefined: nothing came. */
  readonly value: unknown;
  readonly picture?: StepPicture;
  readonly name: string;
}

export function ValueView({ type, value, picture, name }: ValueViewProps) {
  const t = useTranslations('panels.values');
  const format = useFormatter();
  const kinds = useKinds();
  const all = unwrapped(value);
  if (type === 'image')
    return picture ? <PictureView picture={picture} name={name} /> : <p className={styles.quiet}>{t('noPicture')}</p>;
  if (all.length === 0) return <p className={styles.quiet}>{t('nothing')}</p>;
  switch (type) {
    case 'detections':
      return <ObjectsView objects={all.flatMap(readObjects)} picture={picture} name={name} />;
    case 'number':
      return (
        <p className={styles.number}>
          {all.map((each) => (typeof each === 'number' ? format.number(each) : String(each))).join(', ')}
        </p>
      );
    case 'boolean':
      return <p className={styles.number}>{all.map((each) => (each === true ? t('yes') : t('no'))).join(', ')}</p>;
    case 'table':
      return all.map((each, at) => {
        const table = readTable(each);
        const key = `table ${at}`;
        return table ? (
          <TableView key={key} table={table} name={name} />
        ) : (
          <p key={key} className={styles.quiet}>
            {t('strange')}
          </p>
        );
      });
    case 'classification':
      return <SharesView name={name} shares={all.flatMap(readScores)} />;
    case 'segmentation':
      return <SharesView name={name} shares={all.flatMap(readShares)} />;
    default: {
      const read = all.flatMap(readWords);
      const words = type === 'label' ? read.map(kinds.word) : read;
      return words.length ? (
        <ul className={styles.words}>
          {words.map((word, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: words may stand twice
            <li key={at}>{word}</li>
          ))}
        </ul>
      ) : (
        <p className={styles.quiet}>{t('nothing')}</p>
      );
    }
  }
}
