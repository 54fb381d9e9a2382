'use client';
// The files of a run to take away: what each is in words, and its size.
import { Loader } from '@mantine/core';
import {
  IconBraces,
  IconFile,
  IconFileSpreadsheet,
  IconFileTypeCsv,
  IconFileZip,
  IconInfoCircle,
  IconLasso,
  type IconProps,
} from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ComponentType } from 'react';
import { size } from '../../format';
import { notWritten } from '../model/not-written';
import type { RunDetail } from '../model/run-types';
import styles from './result.module.css';

const KINDS = ['xlsx', 'zip', 'masks', 'csv', 'coco', 'json'] as const;
type Kind = (typeof KINDS)[number];
const ICONS: Record<Kind | 'other', ComponentType<IconProps>> = {
  xlsx: IconFileSpreadsheet,
  zip: IconFileZip,
  masks: IconLasso,
  csv: IconFileTypeCsv,
  coco: IconBraces,
  json: IconBraces,
  other: IconFile,
};

/** A COCO data set is JSON of a kind of its own, and outlines are a ZIP of one. */
const SPECIAL: readonly (readonly [ending: string, kind: Kind])[] = [
  ['-coco.json', 'coco'],
  ['-masks.zip', 'masks'],
];
const kindOf = (name: string): Kind | 'other' =>
  SPECIAL.find(([ending]) => name.endsWith(ending))?.[1] ?? KINDS.find((kind) => name.endsWith(`.${kind}`)) ?? 'other';
const rank = (name: string): number => (KINDS as readonly string[]).indexOf(kindOf(name)) >>> 0;

export function Downloads({ run }: { run: RunDetail }) {
  const t = useTranslations('result');
  const locale = useLocale();
  const empty = notWritten(run.totals);
  if (run.files.length === 0 && empty.length === 0) return null;
  const files = [...run.files].sort((a, b) => rank(a.name) - rank(b.name));
  return (
    <section className={styles.downloads} aria-label={t('downloads')}>
      <ul>
        {files.map(({ name, bytes }, at) => {
          const kind = kindOf(name);
          const Icon = ICONS[kind];
          return (
            <li key={name}>
              <a
                className={styles.file}
                data-first={at === 0 || undefined}
                href={`/files/${run.id}/${encodeURIComponent(name)}`}
                download
                title={name}
              >
                <Icon size={18} stroke={1.75} aria-hidden="true" />
                <span>{kind === 'other' ? name : t(`file.${kind}`)}</span>
                <span className={styles.bytes}>{size(bytes, locale)}</span>
              </a>
            </li>
          );
        })}
      </ul>
      {empty.map((format) => (
        <p key={format} className={styles.notWritten}>
          <IconInfoCircle size={16} stroke={1.75} aria-hidden="true" />
          {t(`notWritten.${format}`)}
        </p>
      ))}
      <p className={styles.recounting} aria-live="polite">
        {run.recounting && (
          <>
            <Loader size={14} aria-hidden="true" /> {t('recounting')}
          </>
        )}
      </p>
    </section>
  );
}
