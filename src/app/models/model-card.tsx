'use client';
// One model at a glance: what it does, what it finds, and whether it is here.
import { IconCircleCheck, IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { Link } from '../link';
import { LookPicture } from './look-picture';
import { type Look, type Model, useModelWords } from './model-words';
import styles from './models.module.css';
import { TaskDrawing } from './task-drawing';

interface ModelCardProps {
  readonly model: Model;
  /** What it finds on a photo, once that was made. */
  readonly look: Look | undefined;
}

export function ModelCard({ model, look }: ModelCardProps) {
  const t = useTranslations('modelsPage');
  const words = useModelWords();
  const { name, title, task, labels, licence, bytes, installed, uses } = model;
  const kinds = words.kinds(model);
  const shown = model.isDelicate ? null : kinds;
  return (
    <article className={styles.card}>
      <div className={styles.plate}>
        {look ? <LookPicture look={look} model={model} /> : <TaskDrawing task={task} />}
      </div>
      <div className={styles.words}>
        <h3 className={styles.title}>
          <Link href={`/models/${name}`}>{title}</Link>
        </h3>
        <p>
          {words.task(task)}
          {kinds && `, ${t('kinds', { count: labels.length })}`}
        </p>
        {shown && <p className={styles.kinds}>{shown}</p>}
        <p className={styles.foot}>
          <ModelState model={model} />
          {installed && <span>{words.size(bytes)}</span>}
          {licence && <span>{licence}</span>}
          {uses > 0 && <span>{t('uses', { count: uses })}</span>}
        </p>
      </div>
    </article>
  );
}

export function ModelState({
  model: { installed, downloadBytes },
}: {
  model: Pick<Model, 'installed' | 'downloadBytes'>;
}) {
  const t = useTranslations('modelsPage');
  const words = useModelWords();
  const Icon = installed ? IconCircleCheck : IconDownload;
  return (
    <span className={styles.state} data-state={installed ? 'here' : 'away'}>
      <Icon size={16} aria-hidden="true" />
      {installed ? t('here') : t('away', { size: words.size(downloadBytes) })}
    </span>
  );
}
