// The upper part of a card: the photo as it leaves this step, or its numbers, or a drawing as long as there is neither.
'use client';

import { memo } from 'react';
import type { AnyNode } from '../../core/node';
import { MarkedPhoto } from '../../photo/marked-photo';
import type { StepView } from '../preview-view';
import { KindDrawing } from './kind-drawing';
import styles from './step-node.module.css';

interface StepPictureProps {
  readonly definition: AnyNode | undefined;
  readonly view: StepView | undefined;
}

const MOST_LINES = 4;

export const StepPicture = memo(function StepPicture({ definition, view }: StepPictureProps) {
  if (view?.picture) {
    const { src, width, height, objects, areas } = view.picture;
    return (
      <MarkedPhoto src={src} alt="" width={width} height={height} objects={objects} areas={areas} fit="cover" eager />
    );
  }
  if (view?.figure) {
    const { number, lines } = view.figure;
    return (
      <div className={styles.figure}>
        {number !== undefined && <span className={styles.number}>{number}</span>}
        <ul className={styles.lines}>
          {lines.slice(0, MOST_LINES).map(({ label, value, state }) => (
            <li key={label} data-state={state}>
              <span>{label}</span>
              <b>{value}</b>
            </li>
          ))}
          {lines.length > MOST_LINES && <li>… {lines.length - MOST_LINES}</li>}
        </ul>
      </div>
    );
  }
  return <KindDrawing definition={definition} />;
});
