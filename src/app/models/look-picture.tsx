'use client';
// What a model finds on one photo, as the picture of its card. Knows neither the model nor how it was asked.
import { useFormatter, useTranslations } from 'next-intl';
import { KindsOf, useKinds, useSpeaker } from '../../i18n/kinds/use-kinds';
import { MarkedPhoto } from '../../photo/marked-photo';
import { uprightSize } from '../../photo/upright-size';
import { Picture } from '../picture';
import type { Look, Model } from './model-words';
import styles from './models.module.css';
import { countKinds, type Seen, seenIn } from './seen';

const STEP = 'look';
/** Sharp on a card, on screens of twice as many dots too. */
const SIDE = 800;
const MOST_KINDS = 3;
const MOST_LINES = 2;
/** Wider by narrower side: photos of about the shape of the card fill it, of others nothing is cut off. */
const FILLING = { from: 1.25, to: 1.9 };

export function LookPicture({ look, model }: { look: Look; model: Pick<Model, 'name'> }) {
  return (
    <KindsOf models={useSpeaker(model.name)}>
      <Looked look={look} />
    </KindsOf>
  );
}

function Looked({ look: { picture, outputs } }: { look: Look }) {
  const { word } = useKinds();
  const said = useSaid();
  const format = useFormatter();
  const seen = seenIn(outputs[STEP]);
  const size = uprightSize(outputs);
  const src = `${picture}/small?side=${SIDE}`;
  if (!seen || !size || seen.kind === 'names') {
    const first = seen?.kind === 'names' ? seen.names[0] : undefined;
    return (
      <div className={styles.look}>
        <Picture src={src} alt="" />
        {first && (
          <p className={styles.shown}>
            {word(first.label)}
            <span>{format.number(first.score, { style: 'percent', maximumFractionDigits: 0 })}</span>
          </p>
        )}
      </div>
    );
  }
  const shape = size.width / size.height;
  return (
    <div className={styles.look}>
      <MarkedPhoto
        src={src}
        alt={said(seen)}
        {...size}
        objects={seen.objects}
        areas={seen.kind === 'objects' ? seen.areas : []}
        // What is read stands on the photo already.
        labels={seen.kind === 'objects'}
        fit={shape >= FILLING.from && shape <= FILLING.to ? 'cover' : 'contain'}
      />
      {seen.kind === 'texts' && seen.lines.length > 0 && (
        <p className={styles.shown}>
          {seen.lines
            .slice(0, MOST_LINES)
            .map(({ text }) => text)
            .join(' / ')}
        </p>
      )}
    </div>
  );
}

function useSaid() {
  const t = useTranslations('modelsPage.seen');
  const format = useFormatter();
  const { counted } = useKinds();
  return (seen: Exclude<Seen, { kind: 'names' }>): string =>
    seen.kind === 'texts'
      ? t('lines', { count: seen.lines.length })
      : format.list([
          t('found', { count: seen.objects.length }),
          ...countKinds(seen.objects)
            .slice(0, MOST_KINDS)
            .map(([label, count]) => counted(label, count)),
        ]);
}
