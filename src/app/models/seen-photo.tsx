'use client';
// One photo with what a model saw on it, drawn and said. Knows neither the model nor how it was asked.
import { useFormatter, useTranslations } from 'next-intl';
import type { PortValues } from '../../core/photo-record';
import { useKinds } from '../../i18n/kinds/use-kinds';
import { MarkedPhoto } from '../../photo/marked-photo';
import { uprightSize } from '../../photo/upright-size';
import { Picture } from '../picture';
import { countKinds, type Seen, seenIn } from './seen';
import styles from './seen-photo.module.css';

const MOST_KINDS = 4;
const MOST_LINES = 6;

export interface SeenPhotoProps {
  readonly src: string;
  readonly name: string;
  /** What every step gave. */
  readonly outputs: PortValues;
  /** The step that asked the model. */
  readonly step: string;
}

export function SeenPhoto({ src, name, outputs, step }: SeenPhotoProps) {
  const seen = seenIn(outputs[step]);
  const size = seen?.kind === 'texts' ? uprightSize(outputs) : null;
  const drawn = seen?.kind === 'objects' ? seen : seen?.kind === 'texts' && size ? { ...seen, ...size } : null;
  return (
    <figure className={styles.figure}>
      {drawn ? (
        <div className={styles.frame}>
          <MarkedPhoto
            src={src}
            alt={name}
            width={drawn.width}
            height={drawn.height}
            objects={drawn.objects}
            areas={drawn.kind === 'objects' ? drawn.areas : []}
            eager
          />
        </div>
      ) : (
        <Picture src={src} alt={name} className={styles.plain} />
      )}
      <figcaption className={styles.caption}>
        <Said seen={seen} />
      </figcaption>
    </figure>
  );
}

function Said({ seen }: { readonly seen: Seen | null }) {
  const t = useTranslations('modelsPage.seen');
  const format = useFormatter();
  const { word, counted } = useKinds();
  if (!seen) return <strong>{t('nothing')}</strong>;
  if (seen.kind === 'names') {
    return (
      <ol className={styles.names}>
        {seen.names.map(({ label, score }) => (
          <li key={label}>
            <span>{word(label)}</span>
            <span className={styles.bar} aria-hidden="true">
              <span style={{ transform: `scaleX(${score})` }} />
            </span>
            <span>{format.number(score, { style: 'percent', maximumFractionDigits: 0 })}</span>
          </li>
        ))}
      </ol>
    );
  }
  if (seen.kind === 'texts') {
    const first = seen.lines.slice(0, MOST_LINES).map(({ text }) => text);
    return (
      <>
        <strong>{t('lines', { count: seen.lines.length })}</strong>
        <span>{first.join(' / ')}</span>
      </>
    );
  }
  const kinds = countKinds(seen.objects);
  const said = kinds.slice(0, MOST_KINDS).map(([label, count]) => counted(label, count));
  const left = kinds.length - said.length;
  return (
    <>
      <strong>{t('found', { count: seen.objects.length })}</strong>
      {said.length > 0 && <span>{[...said, ...(left > 0 ? [t('moreKinds', { count: left })] : [])].join(', ')}</span>}
    </>
  );
}
