'use client';
// The page of the editor: the draft, its trial run, and what surrounds the canvas. The editor itself knows nothing of all this.

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { nodes } from '../../../../../nodes/registry.generated';
import { problemsOf } from '../../../../compiler/compile';
import { type Graph, parseGraph } from '../../../../core/graph';
import type { Task } from '../../../../core/node';
import type { ModelIndex } from '../../../../core/plan';
import type { Problem } from '../../../../core/problems';
import { Editor } from '../../../../editor';
import type { ModelChoice } from '../../../../fields/model-choice';
import { KindsOf } from '../../../../i18n/kinds/use-kinds';
import { notify } from '../../../notify';
import { Unreadable } from '../unreadable';
import styles from './edit-page.module.css';
import { ConflictDialog } from './parts/conflict-dialog';
import { FoundLine } from './parts/found-line';
import { Toolbar } from './parts/toolbar';
import { type ShownRun, useRunView } from './preview/run-view';
import { SampleChooser } from './preview/sample-chooser';
import { rememberSamples } from './preview/samples';
import { usePreview } from './preview/use-preview';
import { useSamples } from './preview/use-samples';
import { useDraft, type Workflow } from './use-draft';
import { useSpeakers } from './use-speakers';

export interface EditPageProps {
  readonly workflow: Workflow;
  readonly models: readonly ModelChoice[];
  readonly modelIndex: readonly (readonly [string, { readonly task: Task; readonly sha256: string }])[];
  /** What is wrong with the graph, where the server knows. */
  readonly problems: readonly Problem[] | null;
  readonly viewOnly: boolean;
  /** Shown on the canvas in place of a trial. */
  readonly run: ShownRun | null;
}

export function EditPage(props: EditPageProps) {
  const [start] = useState(() => parseGraph(props.workflow.graph).graph);
  // What cannot be read must not be saved over.
  if (!start) return <Unreadable name={props.workflow.name} />;
  return <WithKinds {...props} start={start} />;
}

/** Kinds are called as the models of the graph have it. */
function WithKinds(props: EditPageProps & { readonly start: Graph }) {
  const [graph, setGraph] = useState(props.start);
  return (
    <KindsOf models={useSpeakers(graph, props.models)}>
      <Page {...props} graph={graph} setGraph={setGraph} />
    </KindsOf>
  );
}

interface PageProps extends EditPageProps {
  readonly start: Graph;
  /** As it stands at the moment. */
  readonly graph: Graph;
  readonly setGraph: (graph: Graph) => void;
}

function Page(props: PageProps) {
  const { workflow, models, modelIndex, problems, viewOnly, run, start, graph, setGraph } = props;
  const router = useRouter();
  const t = useTranslations('editPage');
  const draft = useDraft(workflow, start, { readOnly: viewOnly, follows: run === null });
  const known = useMemo((): ModelIndex => new Map(modelIndex), [modelIndex]);
  const check = useCallback((each: Graph) => problemsOf(each, { registry: nodes, models: known }), [known]);
  const { autosave } = draft;
  const [chosen, choose] = useSamples(workflow);
  const [upTo, setUpTo] = useState<string | undefined>(undefined);
  const [index, setIndex] = useState(0);
  const samples = run ? null : (chosen?.samples ?? null);
  const tried = usePreview({ graph, samples, index: chosen?.index ?? 0, upTo, models: known });
  const looked = useRunView(run, graph, index);
  const trial = run ? looked : tried;

  const { changed } = draft;
  const onChange = useCallback(
    (next: Graph) => {
      changed(next);
      setGraph(next);
      setUpTo(undefined);
    },
    [changed, setGraph],
  );
  useEffect(() => setGraph(draft.document), [draft.document, setGraph]);
  const onRun = useCallback(async () => {
    if (viewOnly || (await autosave.flush())) router.push(`/w/${workflow.id}/run`);
    else notify.refusal(t('notSavedYet'));
  }, [autosave, router, workflow.id, viewOnly, t]);
  // Whoever changes what was looked at goes on with the same photos.
  const onChangeIt = useCallback(() => {
    if (run) rememberSamples(workflow.id, { samples: { kind: 'ofRun', run: run.id }, index });
  }, [run, workflow.id, index]);
  const onSave = useCallback(() => void autosave.flush(), [autosave]);

  const chooser = run ? (
    <SampleChooser
      chosen={{ samples: { kind: 'run' }, index }}
      trial={trial}
      onChoose={(next) => setIndex(next.index)}
    />
  ) : (
    <SampleChooser chosen={chosen} trial={trial} onChoose={choose} />
  );
  return (
    <div className={styles.page}>
      <Editor
        document={draft.document}
        registry={nodes}
        models={models}
        readOnly={viewOnly}
        preview={trial.view}
        problems={problems ?? undefined}
        check={check}
        onChange={onChange}
        onRun={onRun}
        onRunTo={run ? undefined : setUpTo}
        onSave={onSave}
        toolbar={
          <>
            <Toolbar workflow={workflow} draft={draft} viewOnly={viewOnly} onRun={onRun} onChangeIt={onChangeIt}>
              {chooser}
            </Toolbar>
            <FoundLine draft={draft} />
          </>
        }
      />
      <ConflictDialog workflow={workflow} draft={draft} />
    </div>
  );
}
