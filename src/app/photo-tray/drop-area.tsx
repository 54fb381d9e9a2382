'use client';
// Where photos come in: dropped anywhere on the page, chosen, pasted, or a whole folder. Judges nothing.
import '@mantine/dropzone/styles.layer.css';
import { Button } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFolder, IconPhotoPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './drop-area.module.css';

/** For the file dialog only; a phone then hands over its own kinds as JPEG. */
const KINDS = 'image/jpeg,image/png,image/webp';

interface DropAreaProps {
  /** Small, once there are photos. */
  readonly compact: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  /** Below the buttons of the large one. */
  readonly children?: ReactNode;
}

export function DropArea({ compact, onFiles, children }: DropAreaProps) {
  const t = useTranslations('appView');
  const open = useRef<() => void>(null);
  const folder = useRef<HTMLInputElement>(null);
  usePastedFiles(onFiles);

  const buttons = (
    <div className={styles.buttons}>
      <Button
        id="choose-photos"
        variant={compact ? 'default' : 'filled'}
        size={compact ? 'sm' : 'md'}
        leftSection={<IconPhotoPlus size={18} aria-hidden="true" />}
        onClick={(event) => {
          event.stopPropagation();
          open.current?.();
        }}
      >
        {t(compact ? 'add' : 'choose')}
      </Button>
      <Button
        className={styles.folder}
        variant="default"
        size={compact ? 'sm' : 'md'}
        leftSection={<IconFolder size={18} aria-hidden="true" />}
        onClick={(event) => {
          event.stopPropagation();
          folder.current?.click();
        }}
      >
        {t(compact ? 'addFolder' : 'chooseFolder')}
      </Button>
    </div>
  );

  return (
    <>
      <Dropzone
        className={compact ? styles.compact : styles.area}
        onDrop={onFiles}
        openRef={open}
        activateOnKeyboard={false}
        activateOnClick={!compact}
        enablePointerEvents
        inputProps={{ accept: KINDS, 'aria-hidden': true, tabIndex: -1 }}
      >
        {compact ? (
          buttons
        ) : (
          <>
            <IconPhotoPlus className={styles.icon} size={40} stroke={1.2} aria-hidden="true" />
            <p className={styles.title}>{t('drop')}</p>
            <p className={styles.help}>{t('dropHelp')}</p>
            {buttons}
            {children}
          </>
        )}
      </Dropzone>
      <input
        ref={(input) => {
          folder.current = input;
          if (input) input.webkitdirectory = true;
        }}
        type="file"
        hidden
        multiple
        aria-label={t('chooseFolder')}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])].filter(({ name }) => !name.startsWith('.')));
          currentTarget.value = '';
        }}
      />
      <Dropzone.FullScreen
        active
        activateOnKeyboard={false}
        onDrop={onFiles}
        className={styles.whole}
        withinPortal={false}
        inputProps={{ 'aria-hidden': true, tabIndex: -1 }}
      >
        <div className={styles.wholeWords} aria-hidden="true">
          <IconPhotoPlus size={56} stroke={1.2} aria-hidden="true" />
          <p className={styles.title}>{t('dropAnywhere')}</p>
        </div>
      </Dropzone.FullScreen>
    </>
  );
}

/** Files in the clipboard; what is pasted into a text field stays there. */
function usePastedFiles(onFiles: DropAreaProps['onFiles']): void {
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    const paste = ({ clipboardData }: ClipboardEvent) => {
      const files = [...(clipboardData?.files ?? [])];
      if (files.length > 0) latest.current(files);
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, []);
}
