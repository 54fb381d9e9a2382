// A graph drawn small: its steps as little cards, its wires in the colour of what travels on them. Only a picture; names and
// numbers stand beside it.
import type { Outputs } from '../outputs';
import styles from './miniature.module.css';

type Miniature = NonNullable<Outputs['workflows']['list']['items'][number]['miniature']>;

const WIDTH = 190;
const HEIGHT = 120;
const MARGIN = 40;

export function Miniature({ miniature: { steps, wires } }: { miniature: Miniature }) {
  const places = new Map(steps.map((step) => [step.id, step]));
  const left = Math.min(...steps.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...steps.map(({ y }) => y)) - MARGIN;
  const width = Math.max(...steps.map(({ x }) => x)) + WIDTH + MARGIN - left;
  const height = Math.max(...steps.map(({ y }) => y)) + HEIGHT + MARGIN - top;
  return (
    <svg className={styles.drawing} viewBox={`${left} ${top} ${width} ${height}`} aria-hidden="true">
      {wires.map(({ from, to, type }, at) => {
        const [a, b] = [places.get(from), places.get(to)];
        if (!a || !b) return null;
        const [x1, y1, x2, y2] = [a.x + WIDTH, a.y + HEIGHT / 2, b.x, b.y + HEIGHT / 2];
        const bend = Math.max(60, Math.abs(x2 - x1) / 2);
        return (
          <path
            // biome-ignore lint/suspicious/noArrayIndexKey: wires have no other name here, and are never reordered.
            key={at}
            className={styles.wire}
            style={{ stroke: `var(--type-${type ?? 'value'}, var(--type-value))` }}
            d={`M ${x1} ${y1} C ${x1 + bend} ${y1}, ${x2 - bend} ${y2}, ${x2} ${y2}`}
          />
        );
      })}
      {steps.map(({ id, x, y }) => (
        <g key={id}>
          <rect className={styles.step} x={x} y={y} width={WIDTH} height={HEIGHT} rx={14} />
          <rect className={styles.photo} x={x + 12} y={y + 12} width={WIDTH - 24} height={62} rx={7} />
          <rect className={styles.words} x={x + 12} y={y + 88} width={WIDTH * 0.55} height={14} rx={7} />
        </g>
      ))}
    </svg>
  );
}
