'use client';
// Adding a model: a file is dropped, read and tried; then the person looks at what it finds and says that it is right.
import '@mantine/dropzone/styles.layer.css';
import { Alert, Button, Group, Progress } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconAlertTriangle, IconCube } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { useWords } from '../../../i18n/words';
import { ModelDialog } from '../model-dialog';
import { useModelProgress } from '../use-progress';
import styles from './import-dialog.module.css';
import { Reading } from './reading';
import { useImport } from './use-import';

interface ImportDialogProps {
  /** Files that were dropped on the page before the dialog was there. */
  readonly files: readonly File[];
  readonly onClose: () => void;
}

export function ImportDialog({ files, onClose }: ImportDialogProps) {
  const t = useTranslations('modelsPage.import');
  const words = useWords();
  const { state, start, reset } = useImport();
  useEffect(() => {
    if (files.length > 0) void start(files);
  }, [files, start]);
  return (
    <ModelDialog
      title={t('title')}
      width={state.step === 'read' ? 1120 : 640}
      keepsOpen={state.step !== 'choose'}
      onClose={onClose}
    >
      <div className={styles.dialog}>
        {state.step === 'refused' && (
          <Alert color="red" icon={<IconAlertTriangle />} role="alert" title={t('refused', { file: state.file })}>
            {words.error(state.error)}
          </Alert>
        )}
        {(state.step === 'choose' || state.step === 'refused') && <FileDrop onFiles={(given) => void start(given)} />}
        <div role="status">
          {state.step === 'sending' && (
            <div className={styles.progress}>
              <p>{t('sending', { file: state.file, percent: state.part })}</p>
              <Progress value={state.part * 100} aria-label={t('sent')} />
            </div>
          )}
          {state.step === 'reading' && <HowFar file={state.file} session={state.session} />}
        </div>
        {(state.step === 'sending' || state.step === 'reading') && (
          <Group justify="flex-end">
            <Button variant="default" onClick={reset}>
              {t('cancel')}
            </Button>
          </Group>
        )}
        {state.step === 'read' && <Reading imported={state.imported} onOther={reset} />}
      </div>
    </ModelDialog>
  );
}

function HowFar({ file, session }: { file: string; session: string }) {
  const t = useTranslations('modelsPage.import');
  const progress = useModelProgress({ session }, true);
  const stage = progress && progress !== 'waiting' && progress.stage !== 'downloading' ? progress.stage : 'waiting';
  return (
    <div className={styles.progress}>
      <p>{t(`stage.${stage}`, { file })}</p>
      <Progress value={100} animated aria-label={t('readingShort')} />
      <p className={styles.quiet}>{t('readingHelp')}</p>
    </div>
  );
}

function FileDrop({ onFiles }: { onFiles: (files: File[]) => void }) {
  const t = useTranslations('modelsPage.import');
  const open = useRef<() => void>(null);
  return (
    <Dropzone
      className={styles.drop}
      onDrop={onFiles}
      openRef={open}
      activateOnKeyboard={false}
      enablePointerEvents
      inputProps={{ 'aria-hidden': true, tabIndex: -1 }}
    >
      <div className={styles.dropWords}>
        <IconCube size={40} stroke={1.2} aria-hidden="true" className={styles.icon} />
        <p className={styles.dropTitle}>{t('drop')}</p>
        <p className={styles.quiet}>{t('dropHelp')}</p>
        <Button
          data-autofocus
          onClick={(event) => {
            event.stopPropagation();
            open.current?.();
          }}
        >
          {t('choose')}
        </Button>
      </div>
    </Dropzone>
  );
}
