'use client';
// The photos the workflow is tried with: which of them is shown, and others to choose.

import { ActionIcon, Button, FileButton, Loader, Menu } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPhoto, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useRef, useState } from 'react';
import { useWords } from '../../../../../i18n/words';
import { notify } from '../../../../notify';
import { sendPhoto } from '../../../../photo-tray/send-photo';
import { useTRPC } from '../../../../trpc';
import styles from './sample-chooser.module.css';
import { type ChosenSamples, MOST_SAMPLES, type Samples } from './samples';
import type { Trial } from './use-preview';

interface SampleChooserProps {
  readonly chosen: ChosenSamples | null;
  readonly trial: Trial;
  onChoose(chosen: ChosenSamples): void;
}

export function SampleChooser({ chosen, trial, onChoose }: SampleChooserProps) {
  const t = useTranslations('editPage.sample');
  const words = useWords();
  const { photos, running, error } = trial;
  const index = chosen?.index ?? 0;
  const photo = photos[index];
  const go = (step: number): void => {
    if (chosen) onChoose({ ...chosen, index: (index + step + photos.length) % photos.length });
  };
  const title = photo ? t('photo', { at: index + 1, count: photos.length }) : t('choose');
  const reason = error ? t('failed', { reason: words.error(error) }) : '';
  return (
    <div className={styles.chooser}>
      {photos.length > 1 && (
        <ActionIcon
          data-hint={t('before')}
          variant="subtle"
          color="gray"
          aria-label={t('before')}
          onClick={() => go(-1)}
        >
          <IconChevronLeft size={17} aria-hidden="true" />
        </ActionIcon>
      )}
      <Others chosen={chosen} onChoose={onChoose}>
        <Button
          variant="subtle"
          color="gray"
          className={styles.photo}
          aria-label={title}
          leftSection={
            photo ? (
              // biome-ignore lint/performance/noImgElement: a small picture of our own, made once
              <img src={photo.small} alt="" />
            ) : (
              <IconPhoto size={18} aria-hidden="true" />
            )
          }
          rightSection={running ? <Loader size={14} color="var(--quiet)" /> : null}
        >
          <span className={styles.words}>{title}</span>
        </Button>
      </Others>
      {photos.length > 1 && (
        <ActionIcon data-hint={t('next')} variant="subtle" color="gray" aria-label={t('next')} onClick={() => go(1)}>
          <IconChevronRight size={17} aria-hidden="true" />
        </ActionIcon>
      )}
      <span role="status" className={reason ? styles.failed : 'unseen'}>
        {reason}
      </span>
    </div>
  );
}

type OthersProps = Pick<SampleChooserProps, 'chosen' | 'onChoose'> & { readonly children: ReactNode };

function Others(props: OthersProps) {
  return props.chosen?.samples.kind === 'run' ? props.children : <OtherSamples {...props} />;
}

function OtherSamples({ chosen, onChoose, children }: OthersProps) {
  const t = useTranslations('editPage.sample');
  const locale = useLocale();
  const trpc = useTRPC();
  const { data: templates = [] } = useQuery(trpc.templates.list.queryOptions());
  const [sending, setSending] = useState(false);
  const reset = useRef<() => void>(null);
  const choose = (samples: Samples): void => onChoose({ samples, index: 0 });

  async function send(files: readonly File[]): Promise<void> {
    setSending(true);
    try {
      const never = new AbortController().signal;
      const photos: { id: string; name: string }[] = [];
      for (const file of files.slice(0, MOST_SAMPLES)) {
        const { uploadId, fault } = await sendPhoto(file, () => undefined, never);
        if (fault) notify.error(fault);
        else photos.push({ id: uploadId, name: file.name });
      }
      if (photos.length) choose({ kind: 'uploads', photos });
    } catch (error) {
      notify.error(error);
    } finally {
      reset.current?.();
      setSending(false);
    }
  }

  return (
    <FileButton
      resetRef={reset}
      accept="image/jpeg,image/png,image/webp"
      multiple
      onChange={(files) => void send(files)}
    >
      {({ onClick }) => (
        <Menu position="bottom" width={260}>
          <Menu.Target>{children}</Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t('choose')}</Menu.Label>
            <Menu.Item leftSection={<IconUpload size={16} aria-hidden="true" />} disabled={sending} onClick={onClick}>
              {t('upload')}
            </Menu.Item>
            {chosen?.samples.kind === 'ofRun' && (
              <Menu.Item leftSection={<IconPhoto size={16} aria-hidden="true" />} disabled>
                {t('ofRun')}
              </Menu.Item>
            )}
            <Menu.Divider />
            <Menu.Label>{t('template')}</Menu.Label>
            {templates.map(({ name, title, de }) => (
              <Menu.Item
                key={name}
                leftSection={<IconPhoto size={16} aria-hidden="true" />}
                disabled={chosen?.samples.kind === 'template' && chosen.samples.template === name}
                onClick={() => choose({ kind: 'template', template: name })}
              >
                {locale === 'de' && de ? de.title : title}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </FileButton>
  );
}
