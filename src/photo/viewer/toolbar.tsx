'use client';
// The buttons over the photo in the viewer, each with its key. Knows no object.

import { ActionIcon, Button, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowsMaximize,
  IconChevronLeft,
  IconChevronRight,
  IconLasso,
  IconMinus,
  IconPhoto,
  IconPhotoScan,
  IconPlus,
  IconSquarePlus,
  IconTag,
  IconTagOff,
  IconX,
  IconZoomReset,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import styles from './viewer.module.css';

interface IconButtonProps {
  readonly name: string;
  readonly keys?: string;
  readonly icon: ReactNode;
  readonly onClick: () => void;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
}

function IconButton({ name, keys, icon, onClick, pressed, disabled = false }: IconButtonProps) {
  return (
    <Tooltip label={keys ? `${name} (${keys})` : name}>
      <ActionIcon
        variant={pressed ? 'light' : 'subtle'}
        color={pressed ? undefined : 'gray'}
        size={36}
        aria-label={name}
        aria-pressed={pressed}
        // A disabled button would lose the focus of who works by keys.
        aria-disabled={disabled || undefined}
        data-disabled={disabled || undefined}
        onClick={disabled ? undefined : onClick}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

export interface ToolbarProps {
  readonly name: string;
  readonly at: number;
  readonly of: number;
  readonly onStep: (by: number) => void;
  readonly onClose: () => void;
  readonly onZoom: (how: 'in' | 'out' | 'reset') => void;
  readonly labels: boolean;
  readonly onLabels: () => void;
  readonly marks: boolean;
  readonly onMarks: () => void;
  readonly outlines: boolean;
  /** Null where nothing is outlined. */
  readonly onOutlines: (() => void) | null;
  readonly onFullScreen: () => void;
  readonly editing: {
    readonly drawing: boolean;
    readonly onDraw: () => void;
    readonly onUndo: (() => void) | null;
    readonly onRedo: (() => void) | null;
  } | null;
}

const stroke = 1.75;

export function Toolbar(props: ToolbarProps) {
  const t = useTranslations('photo');
  const { name, at, of, onStep, editing } = props;
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('tools')}>
      <div className={styles.group}>
        <IconButton name={t('close')} keys="Esc" icon={<IconX size={20} stroke={stroke} />} onClick={props.onClose} />
        <IconButton
          name={t('previous')}
          keys="K"
          icon={<IconChevronLeft size={20} stroke={stroke} />}
          onClick={() => onStep(-1)}
          disabled={at <= 0}
        />
        <IconButton
          name={t('next')}
          keys="J"
          icon={<IconChevronRight size={20} stroke={stroke} />}
          onClick={() => onStep(1)}
          disabled={at >= of - 1}
        />
        <p className={styles.place}>
          <span className={styles.file} title={name}>
            {name}
          </span>
          <span className={styles.position}>{t('position', { at: at + 1, of })}</span>
        </p>
      </div>
      {editing && (
        <div className={styles.group}>
          <Button
            size="sm"
            variant={editing.drawing ? 'light' : 'default'}
            leftSection={<IconSquarePlus size={18} stroke={stroke} />}
            aria-pressed={editing.drawing}
            onClick={editing.onDraw}
          >
            {t('addObject')}
          </Button>
          <IconButton
            name={t('undo')}
            keys={t('keyUndo')}
            icon={<IconArrowBackUp size={20} stroke={stroke} />}
            onClick={() => editing.onUndo?.()}
            disabled={!editing.onUndo}
          />
          <IconButton
            name={t('redo')}
            keys={t('keyRedo')}
            icon={<IconArrowForwardUp size={20} stroke={stroke} />}
            onClick={() => editing.onRedo?.()}
            disabled={!editing.onRedo}
          />
        </div>
      )}
      <div className={styles.group}>
        <IconButton
          name={t('showMarks')}
          keys="O"
          icon={props.marks ? <IconPhotoScan size={20} stroke={stroke} /> : <IconPhoto size={20} stroke={stroke} />}
          onClick={props.onMarks}
          pressed={props.marks}
        />
        {props.onOutlines && (
          <IconButton
            name={t('showOutlines')}
            keys="M"
            icon={<IconLasso size={20} stroke={stroke} />}
            onClick={props.onOutlines}
            pressed={props.outlines}
          />
        )}
        <IconButton
          name={t('showLabels')}
          keys="L"
          icon={props.labels ? <IconTag size={20} stroke={stroke} /> : <IconTagOff size={20} stroke={stroke} />}
          onClick={props.onLabels}
          pressed={props.labels}
        />
        <IconButton
          name={t('zoomOut')}
          keys="−"
          icon={<IconMinus size={20} stroke={stroke} />}
          onClick={() => props.onZoom('out')}
        />
        <IconButton
          name={t('zoomReset')}
          keys="0"
          icon={<IconZoomReset size={20} stroke={stroke} />}
          onClick={() => props.onZoom('reset')}
        />
        <IconButton
          name={t('zoomIn')}
          keys="+"
          icon={<IconPlus size={20} stroke={stroke} />}
          onClick={() => props.onZoom('in')}
        />
        <IconButton
          name={t('fullScreen')}
          keys="F"
          icon={<IconArrowsMaximize size={20} stroke={stroke} />}
          onClick={props.onFullScreen}
        />
      </div>
    </div>
  );
}
