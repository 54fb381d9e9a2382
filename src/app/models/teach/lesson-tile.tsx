'use client';
// One photo of a group: moved by dragging or by its menu, taken out by it too. Marked where it looks like another group.
import { ActionIcon, Menu } from '@mantine/core';
import { IconAlertTriangle, IconArrowRight, IconDots, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { Photo } from './lesson-groups';
import { PatientPicture } from './patient-picture';
import styles from './teach.module.css';
import type { Verdict } from './verdicts';

/** What a dragged photo is called among the things that can be dragged. */
export const DRAGGED_PHOTO = 'application/x-lensgraph-photo';

interface LessonTileProps {
  readonly photo: Photo;
  readonly others: readonly { readonly id: string; readonly name: string }[];
  readonly verdict: Verdict | undefined;
  readonly isDouble: boolean;
  readonly onMove: (photoId: string, groupId: string) => void;
  readonly onTakeOut: (photoId: string, name: string) => void;
}

export function LessonTile({ photo, others, verdict, isDouble, onMove, onTakeOut }: LessonTileProps) {
  const t = useTranslations('teach.photo');
  const { id, name, small } = photo;
  const looksLike =
    verdict?.kind === 'wrong' ? others.find((other) => other.id === verdict.looksLike)?.name : undefined;
  const fault = isDouble ? t('double') : verdict?.kind === 'unread' ? t('unread') : null;
  const isDoubtful = fault !== null || looksLike !== undefined;
  return (
    <li
      className={styles.tile}
      data-doubtful={isDoubtful || undefined}
      draggable
      onDragStart={({ dataTransfer }) => {
        dataTransfer.setData(DRAGGED_PHOTO, id);
        dataTransfer.effectAllowed = 'move';
      }}
    >
      <PatientPicture src={small} alt={name} className={styles.picture} />
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <ActionIcon
            className={styles.tileMenu}
            variant="filled"
            color="dark"
            size={26}
            aria-label={t('menu', { name })}
          >
            <IconDots size={16} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {others.map((other) => (
            <Menu.Item
              key={other.id}
              leftSection={<IconArrowRight size={16} aria-hidden="true" />}
              onClick={() => onMove(id, other.id)}
            >
              {t('moveTo', { group: other.name })}
            </Menu.Item>
          ))}
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={16} aria-hidden="true" />}
            onClick={() => onTakeOut(id, name)}
          >
            {t('takeOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isDoubtful && (
        <p className={styles.mark}>
          <IconAlertTriangle size={14} aria-hidden="true" />
          {fault === null && <span className="unseen">{t('looksLike')}</span>}
          <span>{fault ?? t('guess', { group: looksLike ?? '' })}</span>
        </p>
      )}
    </li>
  );
}
