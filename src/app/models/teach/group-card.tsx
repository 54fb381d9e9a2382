'use client';
// One group: its name, its photos, and the place where more are dropped. Photos of other groups are dropped here too.
import '@mantine/dropzone/styles.layer.css';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconAlertTriangle, IconPhotoPlus, IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type DragEvent, useRef, useState } from 'react';
import { useWords } from '../../../i18n/words';
import type { Group } from './lesson-groups';
import { DRAGGED_PHOTO, LessonTile } from './lesson-tile';
import styles from './teach.module.css';
import type { LeftOut } from './use-incoming';
import type { Verdicts } from './verdicts';

const KINDS = 'image/jpeg,image/png,image/webp';

interface GroupCardProps {
  readonly group: Group;
  readonly number: number;
  readonly others: readonly { readonly id: string; readonly name: string }[];
  readonly verdicts: Verdicts;
  /** Photos that are in another group too. */
  readonly doubles: ReadonlySet<string>;
  /** Photos on their way. */
  readonly underWay: number;
  readonly leftOut: readonly LeftOut[];
  readonly onFiles: (files: readonly File[]) => void;
  readonly onName: (name: string) => void;
  readonly onMove: (photoId: string, groupId: string) => void;
  readonly onTakeOut: (photoId: string, name: string) => void;
  readonly onRemove: (() => void) | undefined;
}

export function GroupCard(props: GroupCardProps) {
  const { group, number, others, verdicts, doubles, underWay, leftOut, onFiles, onName, onMove, onTakeOut, onRemove } =
    props;
  const t = useTranslations('teach');
  const words = useWords();
  const open = useRef<() => void>(null);
  const [isOver, setIsOver] = useState(false);
  const name = group.name.trim() || t('group.unnamed', { number });
  const count = group.photos.length;
  const isPhoto = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes(DRAGGED_PHOTO);
  const choose = (
    <Button
      variant="default"
      size="sm"
      leftSection={<IconPhotoPlus size={16} aria-hidden="true" />}
      aria-label={t(count === 0 ? 'group.chooseFor' : 'group.addTo', { name })}
      onClick={(event) => {
        event.stopPropagation();
        open.current?.();
      }}
    >
      {t(count === 0 ? 'group.choose' : 'group.add')}
    </Button>
  );
  return (
    <section
      className={styles.group}
      aria-label={name}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (!isPhoto(event)) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setIsOver(false);
      }}
      onDrop={(event) => {
        setIsOver(false);
        if (!isPhoto(event)) return;
        event.preventDefault();
        onMove(event.dataTransfer.getData(DRAGGED_PHOTO), group.id);
      }}
    >
      <div className={styles.groupHead}>
        <TextInput
          className={styles.name}
          value={group.name}
          maxLength={100}
          onChange={(event) => onName(event.currentTarget.value)}
          placeholder={t(number === 1 ? 'group.first' : 'group.other')}
          aria-label={t('group.name', { number })}
        />
        <span className={styles.count}>{t('group.count', { count })}</span>
        {onRemove && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            aria-label={t('group.remove', { name })}
            onClick={onRemove}
          >
            <IconX size={18} aria-hidden="true" />
          </ActionIcon>
        )}
      </div>
      <Dropzone
        className={count === 0 ? styles.empty : styles.drop}
        onDrop={onFiles}
        openRef={open}
        activateOnKeyboard={false}
        activateOnClick={count === 0}
        enablePointerEvents
        inputProps={{ accept: KINDS, 'aria-hidden': true, tabIndex: -1 }}
      >
        {count === 0 && <p className={styles.quiet}>{t('group.drop')}</p>}
        {count > 0 && (
          <ul className={styles.tiles}>
            {group.photos.map((photo) => (
              <LessonTile
                key={photo.id}
                photo={photo}
                others={others}
                verdict={verdicts.get(photo.id)}
                isDouble={doubles.has(photo.id)}
                onMove={onMove}
                onTakeOut={onTakeOut}
              />
            ))}
          </ul>
        )}
        {choose}
      </Dropzone>
      <div role="status" className={styles.notes}>
        {underWay > 0 && <p className={styles.quiet}>{t('group.sending', { count: underWay })}</p>}
        {leftOut.map(({ key, name: file, fault }) => (
          <p key={key} className={styles.leftOut}>
            <IconAlertTriangle size={16} aria-hidden="true" />
            {fault ? t('group.refused', { file, reason: words.error(fault) }) : t('group.same', { file })}
          </p>
        ))}
      </div>
    </section>
  );
}
