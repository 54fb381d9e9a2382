'use client';
// Another model in place of one, in the workflows a person chooses: both drawn on one photo, what fits of each workflow said
// before, and only drafts changed.
import { Alert, Button, NativeSelect } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useWords } from '../../../i18n/words';
import { useTRPC } from '../../trpc';
import importStyles from '../import/import-dialog.module.css';
import { ModelDialog } from '../model-dialog';
import { ModelOnPhoto } from '../model-on-photo';
import type { ModelDetail } from '../model-page';
import { inLanguage } from '../said-model';
import { TryArea } from '../try-area';
import { useTryPhoto } from '../use-try-photo';
import styles from './replace-dialog.module.css';
import { useReplace } from './use-replace';
import { WorkflowFit } from './workflow-fit';

interface ReplaceDialogProps {
  readonly model: ModelDetail;
  readonly onClose: () => void;
}

export function ReplaceDialog({ model, onClose }: ReplaceDialogProps) {
  const t = useTranslations('modelsPage.replace');
  const trpc = useTRPC();
  const { data: models } = useQuery(trpc.models.list.queryOptions());
  const locale = useLocale();
  const others = (models ?? [])
    .map((each) => inLanguage(locale, each))
    .filter(({ name, task }) => task === model.task && name !== model.name);
  // One that is here already can be looked at right away.
  const usual = others.find(({ installed }) => installed) ?? others[0];
  const [chosen, setChosen] = useState<string | null>(null);
  const to = others.find(({ name }) => name === chosen) ?? usual;
  return (
    <ModelDialog title={t('title', { title: model.title })} width={960} onClose={onClose}>
      <div className={importStyles.dialog}>
        {models && !to && <p>{t('none')}</p>}
        {to && (
          <>
            <NativeSelect
              label={t('with')}
              value={to.name}
              data={others.map(({ name, title }) => ({ value: name, label: title }))}
              onChange={(event) => setChosen(event.currentTarget.value)}
              data-autofocus
            />
            <Fit key={to.name} model={model} to={to} onClose={onClose} />
          </>
        )}
      </div>
    </ModelDialog>
  );
}

function Fit({ model, to, onClose }: ReplaceDialogProps & { to: Pick<ModelDetail, 'name' | 'title' | 'de' | 'task'> }) {
  const t = useTranslations('modelsPage.replace');
  const words = useWords();
  const trpc = useTRPC();
  const tryPhoto = useTryPhoto(model);
  const { data: fit, error } = useQuery(trpc.models.replacement.queryOptions({ name: model.name, to: to.name }));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { replace, isBusy } = useReplace({ name: model.name, to, onDone: onClose });
  const changing = (fit?.workflows ?? []).filter(({ workflowId, steps }) => steps.length > 0 && !left.has(workflowId));
  const { from: fromScore = null, to: toScore = null } = fit?.usualScores ?? {};
  const toggle = (workflowId: string, isOn: boolean) => {
    const next = new Set(left);
    if (isOn) next.delete(workflowId);
    else next.add(workflowId);
    setLeft(next);
  };
  return (
    <>
      <section aria-labelledby="same-photo">
        <h3 id="same-photo" className={importStyles.asked}>
          {t('same')}
        </h3>
        <TryArea choice={tryPhoto}>
          <div className={styles.both}>
            <div>
              <p className={styles.which}>{t('now', { title: model.title })}</p>
              <ModelOnPhoto model={model} photo={tryPhoto.photo} />
            </div>
            <div>
              <p className={styles.which}>{t('then', { title: to.title })}</p>
              <ModelOnPhoto model={to} photo={tryPhoto.photo} />
            </div>
          </div>
        </TryArea>
      </section>
      <section aria-labelledby="where" className={importStyles.question}>
        <h3 id="where" className={importStyles.asked}>
          {t('where')}
        </h3>
        {error && (
          <Alert color="red" icon={<IconAlertTriangle />} role="alert">
            {words.error(error)}
          </Alert>
        )}
        {!fit && !error && <p className={styles.quiet}>{t('checking')}</p>}
        <ul className={styles.workflows}>
          {fit?.workflows.map((workflow) => (
            <WorkflowFit
              key={workflow.workflowId}
              workflow={workflow}
              from={model.name}
              to={to.title}
              isOn={!left.has(workflow.workflowId)}
              onToggle={(isOn) => toggle(workflow.workflowId, isOn)}
            />
          ))}
        </ul>
        {fromScore !== null && toScore !== null && fromScore !== toScore && (
          <p className={styles.quiet}>{t('scores', { from: model.title, fromScore, to: to.title, toScore })}</p>
        )}
      </section>
      <div className={importStyles.foot}>
        <Button variant="default" onClick={onClose} disabled={isBusy}>
          {t('cancel')}
        </Button>
        <Button
          loading={isBusy}
          disabled={changing.length === 0}
          onClick={() => replace(changing.map(({ workflowId, revision }) => ({ workflowId, revision })))}
        >
          {t('do', { count: changing.length })}
        </Button>
      </div>
    </>
  );
}
