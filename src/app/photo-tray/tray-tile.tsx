'use client';
// One chosen photo: its picture, its name, how far it is sent, and the way to take it out again.
import { IconAlertTriangle, IconCheck, IconPhoto, IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { memo, useState } from 'react';
import { useThumbnail } from './thumbnail';
import type { TrayPhoto } from './tray-photo';
import styles from './tray-tile.module.css';

export const TrayTile = memo(function TrayTile({
  photo,
  onRemove,
}: {
  photo: TrayPhoto;
  onRemove: (photo: TrayPhoto) => void;
}) {
  const t = useTranslations('appView');
  const { file, ofRun, name, state, progress } = photo;
  const made = useThumbnail(file);
  const [broken, setBroken] = useState(false);
  const stored = ofRun && `/pictures/runs/${encodeURIComponent(ofRun.runId)}/${ofRun.index}/small`;
  const url = stored && broken ? null : (stored ?? made);
  return (
    <li className={styles.tile} data-state={state}>
      <div className={styles.picture}>
        {url ? (
          // biome-ignore lint/performance/noImgElement: a small picture, made in this browser or kept by our own server.
          <img src={url} alt="" className={styles.image} onError={() => setBroken(true)} />
        ) : (
          <IconPhoto className={styles.blank} size={28} stroke={1.2} aria-hidden="true" />
        )}
        {url === null && <span className="unseen">{t('noPicture')}</span>}
        {state === 'sending' && (
          <span className={styles.bar} aria-hidden="true">
            <span style={{ transform: `scaleX(${Math.max(0.04, progress)})` }} />
          </span>
        )}
        {state === 'sent' && <IconCheck className={styles.sent} size={18} stroke={2.4} aria-hidden="true" />}
        {state === 'refused' && <IconAlertTriangle className={styles.refused} size={22} aria-hidden="true" />}
        <button
          type="button"
          className={styles.remove}
          aria-label={t('remove', { name })}
          onClick={() => onRemove(photo)}
        >
          <IconX size={16} stroke={2.2} aria-hidden="true" />
        </button>
      </div>
      <p className={styles.name} title={name}>
        {name}
        <span className="unseen">
          , {state === 'sending' ? t('state.sending', { percent: progress }) : t(`state.${state}`)}
        </span>
      </p>
    </li>
  );
});
