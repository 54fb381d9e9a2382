'use client';
// Photos, a few questions, one button. Pressed while photos are still on their way, the run starts when they are there.
import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { nodes } from '../../../../../nodes/registry.generated';
import { useWords } from '../../../../i18n/words';
import { notify } from '../../../notify';
import { forgetThumbnail } from '../../../photo-tray/thumbnail';
import { isUnsent, useTray } from '../../../photo-tray/use-tray';
import { useTRPC } from '../../../trpc';
import { AgainNote } from './again-note';
import styles from './app-view.module.css';
import type { AppViewData } from './app-view-data';
import { Notes } from './notes';
import { PhotosPart } from './photos-part';
import { Questions } from './questions';
import { useAgain } from './use-again';
import { questionId, useAnswers } from './use-answers';

type Hint = 'noPhotos' | 'checkAnswers' | null;

interface RunFormProps {
  readonly data: AppViewData;
  readonly samplesWanted: boolean;
  readonly onRun: (runId: string) => void;
}

export function RunForm({ data, samplesWanted, onRun }: RunFormProps) {
  const t = useTranslations('appView');
  const words = useWords();
  const trpc = useTRPC();
  const { models } = data;
  const again = data.again === 'missing' ? null : data.again;
  const { workflowId, fields: questions, template, version, problems, actionType } = data.form;
  const { tray, state } = useTray(workflowId);
  const answers = useAnswers(workflowId, questions, again);
  useAgain(tray, again);
  const [hint, setHint] = useState<Hint>(null);
  /** The button was pressed; the run starts when the last photo is there. */
  const [armed, setArmed] = useState(false);
  const [said, setSaid] = useState('');
  const unsent = isUnsent(state);
  const uploadIds = state.photos.flatMap(({ uploadId }) => uploadId ?? []);
  const indexes = state.photos.flatMap(({ ofRun }) => ofRun?.index ?? []);
  const count = state.photos.filter((photo) => photo.state !== 'refused').length;

  const create = useMutation(
    trpc.runs.create.mutationOptions({
      onSuccess: ({ id }) => {
        for (const { file } of state.photos) forgetThumbnail(file);
        tray.clear();
        onRun(id);
      },
      onError: notify.error,
    }),
  );

  const start = () => {
    if (create.isPending || armed || problems.length > 0) return;
    const fault = answers.firstFault();
    if (count === 0) {
      setHint('noPhotos');
      document.getElementById('choose-photos')?.focus();
    } else if (fault) {
      setHint('checkAnswers');
      document.getElementById(questionId(fault))?.focus();
    } else {
      setHint(null);
      setArmed(true);
    }
  };
  useHotkeys([['mod+Enter', start]], []);

  const { mutate } = create;
  const { params } = answers;
  const ready = armed && !unsent;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it starts once, with what is there at that moment.
  useEffect(() => {
    if (!ready) return;
    setArmed(false);
    if (uploadIds.length + indexes.length === 0) return;
    mutate({
      workflowId,
      uploadIds,
      params,
      ...(state.runId !== null && indexes.length > 0 ? { ofRun: { runId: state.runId, indexes } } : {}),
      ...(version === 'draft' ? { version: 'draft' as const } : {}),
    });
  }, [ready]);

  const left = state.leftOut.length;
  useEffect(() => {
    if (count + left > 0 && state.reading === 0) setSaid(t('chosen', { count, left }));
  }, [count, left, state.reading, t]);

  const definition = actionType === null ? undefined : nodes.get(actionType);
  const busy = create.isPending || create.isSuccess;
  return (
    <>
      <Notes data={data} onShow={onRun} />
      {data.again !== null && <AgainNote again={data.again} version={version} />}
      <div className={styles.form}>
        <PhotosPart tray={tray} state={state} template={template} samplesWanted={samplesWanted} />
        <Questions
          questions={questions}
          models={models}
          answers={answers}
          onReset={() => {
            answers.reset();
            setSaid(t('usualNow'));
          }}
        />
        <div className={styles.bar}>
          <Button
            size="lg"
            fullWidth
            variant={count > 0 && problems.length === 0 ? 'filled' : 'default'}
            disabled={problems.length > 0}
            loading={busy}
            aria-describedby="run-hint"
            aria-keyshortcuts="Control+Enter"
            onClick={start}
          >
            {definition ? words.nodeTitle(definition) : t('run')}
          </Button>
          <p
            id="run-hint"
            className={styles.barHint}
            data-kind={hint ? 'fault' : undefined}
            role={hint ? 'alert' : undefined}
          >
            {hint ? t(hint) : t(armed && unsent ? 'armed' : 'runHint', { count })}
            {!hint && <span className={styles.keys}> · {t('keys')}</span>}
          </p>
        </div>
        <p role="status" className="unseen">
          {busy ? t('starting') : said}
        </p>
      </div>
    </>
  );
}
