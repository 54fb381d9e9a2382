'use client';
// Making what was learnt a model: a name, and then where it is, how to use it and how to take it along.
import { Button, TextInput } from '@mantine/core';
import { IconCheck, IconDownload, IconTopologyStar3 } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Link } from '../../link';
import { notify } from '../../notify';
import { useTRPC } from '../../trpc';
import { useSortingWorkflow } from '../use-sorting-workflow';
import type { Lesson } from './lesson-groups';
import styles from './teach.module.css';

const LONGEST = 60;

interface KeepTaughtProps {
  readonly lessonId: string;
  readonly isReady: boolean;
  /** What it is called unless somebody knows better. */
  readonly suggestion: string;
  /** Models made of the lesson before. */
  readonly kept: Lesson['kept'];
}

export function KeepTaught({ lessonId, isReady, suggestion, kept }: KeepTaughtProps) {
  const t = useTranslations('teach.keep');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [title, setTitle] = useState<string | null>(null);
  const keep = useMutation(
    trpc.models.lessons.keep.mutationOptions({
      onError: notify.error,
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.models.pathKey() }),
    }),
  );
  const use = useSortingWorkflow();
  const name = (title ?? suggestion).slice(0, LONGEST);
  const made = keep.data;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') keep.mutate({ lessonId, title: name.trim() });
  };
  return (
    <section className={styles.part} aria-labelledby="keep">
      <h2 id="keep" className={styles.heading}>
        {t('title')}
      </h2>
      <form className={styles.keep} onSubmit={submit}>
        <TextInput
          label={t('name')}
          value={name}
          maxLength={LONGEST}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Button type="submit" loading={keep.isPending} disabled={!isReady || name.trim() === ''}>
          {t('keep')}
        </Button>
      </form>
      <p className={styles.quiet}>{t(kept.length > 0 && !made ? 'again' : 'about')}</p>
      <div role="status">
        {made && (
          <div className={styles.made}>
            <p>
              <IconCheck size={18} aria-hidden="true" />
              {t.rich('made', {
                title: made.title,
                link: (words) => <Link href={`/models/${made.name}`}>{words}</Link>,
              })}
            </p>
            <div className={styles.buttons}>
              <Button
                leftSection={<IconTopologyStar3 size={16} aria-hidden="true" />}
                loading={use.isPending}
                onClick={() => use.begin(made)}
              >
                {t('use')}
              </Button>
              <Button
                component="a"
                href={`/files/models/${encodeURIComponent(made.name)}.onnx`}
                download
                variant="default"
                leftSection={<IconDownload size={16} aria-hidden="true" />}
              >
                {t('download')}
              </Button>
            </div>
          </div>
        )}
      </div>
    </section>
  );
}
