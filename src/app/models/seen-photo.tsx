'use client';
// One photo with what a model saw on it, drawn and said. Knows neither the model nor how it was asked.
import { useFormatter, useTranslations } from 'next-intl';
import { MarkedPhoto } from '../../photo/marked-photo';
import { Picture } from '../picture';
import { countKinds, seenIn } from './seen';
import styles from './seen-photo.module.css';

const MOST_KINDS = 4;
const MOST_LINES = 6;

export interface SeenPhotoProps {
  readonly src: string;
  readonly name: string;
  /** Outputs of the step that asked the model. */
  readonly values: Readonly<Record<string, unknown>> | undefined;
}

export function SeenPhoto({ src, name, values }: SeenPhotoProps) {
  const t = useTranslations('modelsPage.seen');
  const format = useFormatter();
  const percent = (score: number) => format.number(score, { style: 'percent', maximumFractionDigits: 0 });
  const seen = seenIn(values);
  if (seen?.kind === 'objects') {
    const { width, height, objects, areas } = seen;
    const kinds = countKinds(objects);
    const said = kinds.slice(0, MOST_KINDS).map(([label, count]) => t('kind', { label, count }));
    const left = kinds.length - said.length;
    return (
      <figure className={styles.figure}>
        <div className={styles.frame}>
          <MarkedPhoto src={src} alt={name} width={width} height={height} objects={objects} areas={areas} eager />
        </div>
        <figcaption className={styles.caption}>
          <strong>{t('found', { count: objects.length })}</strong>
          {said.length > 0 && (
            <span>{[...said, ...(left > 0 ? [t('moreKinds', { count: left })] : [])].join(', ')}</span>
          )}
        </figcaption>
      </figure>
    );
  }
  return (
    <figure className={styles.figure}>
      <Picture src={src} alt={name} className={styles.plain} />
      <figcaption className={styles.caption}>
        {seen?.kind === 'names' && (
          <ol className={styles.names}>
            {seen.names.map(({ label, score }) => (
              <li key={label}>
                <span>{label}</span>
                <span className={styles.bar} aria-hidden="true">
                  <span style={{ transform: `scaleX(${score})` }} />
                </span>
                <span>{percent(score)}</span>
              </li>
            ))}
          </ol>
        )}
        {seen?.kind === 'texts' && (
          <>
            <strong>{t('lines', { count: seen.lines.length })}</strong>
            <span>
              {seen.lines
                .slice(0, MOST_LINES)
                .map(({ text }) => text)
                .join(' / ')}
            </span>
          </>
        )}
        {!seen && <strong>{t('nothing')}</strong>}
      </figcaption>
    </figure>
  );
}
