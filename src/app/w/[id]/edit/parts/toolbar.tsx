'use client';
// The line above the canvas: what the workflow is called, whether it is saved, and what to do with it.

import { Button } from '@mantine/core';
import { IconHistory, IconPencil, IconPlayerPlay, IconWorldUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useShowProblem } from '../../../../../editor/problems/use-show-problem';
import { useEditor, useEditorActions } from '../../../../../editor/state/use-editor';
import { useView } from '../../../../../editor/state/view';
import { useDraft } from '../../../../../fields/use-draft';
import { useWords } from '../../../../../i18n/words';
import { Link } from '../../../../link';
import { notify } from '../../../../notify';
import { useTRPC } from '../../../../trpc';
import styles from '../edit-page.module.css';
import type { Draft, Workflow } from '../use-draft';
import { SaveState } from './save-state';

interface ToolbarProps {
  readonly workflow: Workflow;
  readonly draft: Draft;
  readonly viewOnly: boolean;
  /** Choosing the photos to try it with. */
  readonly children?: ReactNode;
  onRun(): void;
  /** From looking to changing. */
  onChangeIt(): void;
}

const LONGEST_NAME = 300;

export function Toolbar({ workflow, draft, viewOnly, children, onRun, onChangeIt }: ToolbarProps) {
  const t = useTranslations('editPage');
  return (
    <div className={styles.toolbar}>
      <NameField readOnly={viewOnly} />
      {viewOnly ? <span className={styles.save}>{t('lookOnly')}</span> : <SaveState draft={draft} />}
      <span className={styles.fill} />
      {children}
      <Button
        data-hint={t('versionsHelp')}
        component={Link}
        href={`/w/${workflow.id}/versions`}
        variant="subtle"
        color="gray"
        leftSection={<IconHistory size={17} aria-hidden="true" />}
      >
        {t('versions')}
      </Button>
      {viewOnly ? (
        <Button
          component={Link}
          href={`/w/${workflow.id}/edit`}
          onClick={onChangeIt}
          leftSection={<IconPencil size={17} aria-hidden="true" />}
        >
          {t('change')}
        </Button>
      ) : (
        <>
          <Publish workflow={workflow} draft={draft} />
          <Button leftSection={<IconPlayerPlay size={17} aria-hidden="true" />} onClick={onRun}>
            {t('run')}
          </Button>
        </>
      )}
    </div>
  );
}

/** The name, changed in place; kept on leaving it or with Enter. */
function NameField({ readOnly }: { readonly readOnly: boolean }) {
  const t = useTranslations('editPage');
  const name = useEditor((state) => state.graph.name);
  const { renameWorkflow } = useEditorActions();
  const draft = useDraft(name, (typed) => {
    const next = typed.trim();
    if (next !== '') renameWorkflow(next);
  });
  return (
    <h1>
      <input
        className={styles.name}
        aria-label={t('name')}
        title={draft.value}
        value={draft.value}
        readOnly={readOnly}
        maxLength={LONGEST_NAME}
        onChange={(event) => draft.set(event.currentTarget.value, 'wait')}
        onBlur={draft.flush}
        onKeyDown={(event) => {
          if (event.key === 'Escape') draft.set(name, 'wait');
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
        }}
      />
    </h1>
  );
}

function Publish({ workflow, draft }: Pick<ToolbarProps, 'workflow' | 'draft'>) {
  const t = useTranslations('editPage');
  const trpc = useTRPC();
  const words = useWords();
  const showProblem = useShowProblem();
  const problems = useView((view) => view.problems.length);
  const first = useView((view) => view.problems[0]);
  const { autosave } = draft;
  const publish = useMutation(
    trpc.workflows.publish.mutationOptions({
      onError: notify.error,
      onSuccess: ({ version }) => notify.ok(t('published', { version })),
    }),
  );
  const run = async (): Promise<void> => {
    if (!(await autosave.flush())) return void notify.refusal(t('notSavedYet'));
    publish.mutate({ workflowId: workflow.id, revision: autosave.store.getState().revision });
  };
  /** Leads to the first problem; one that is nowhere in particular is said. */
  const explain = (): void => {
    if (first?.nodeId ?? first?.edgeId) showProblem(first);
    else notify.refusal(`${t('publishProblems', { count: problems })}. ${first ? words.problem(first) : ''}`);
  };
  return (
    <Button
      data-hint={problems > 0 ? t('publishProblems', { count: problems }) : t('publishHelp')}
      variant="default"
      leftSection={<IconWorldUpload size={17} aria-hidden="true" />}
      loading={publish.isPending}
      data-disabled={problems > 0 || undefined}
      aria-disabled={problems > 0}
      onClick={() => {
        if (problems > 0) explain();
        else void run();
      }}
    >
      {t('publish')}
    </Button>
  );
}
