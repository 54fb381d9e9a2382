// The editor of a workflow. Its draft and what the editor needs to know are read here, so that it opens whole.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { LensgraphError } from '../../../../core/errors';
import type { ModelChoice } from '../../../../fields/model-choice';
import { processServices } from '../../../../server/container';
import { localActor } from '../../../../server/local-actor';
import { getRunDetail } from '../../../../server/services/get-run-detail';
import { getVersion } from '../../../../server/services/get-version';
import { getWorkflow } from '../../../../server/services/get-workflow';
import { listModels } from '../../../../server/services/list-models';
import { listPhotos } from '../../../../server/services/list-photos';
import { inLanguage } from '../../../models/said-model';
import { asOutput } from '../../../outputs';
import { EditPage } from './edit-page';
import type { RunPhoto } from './preview/run-view';

export const dynamic = 'force-dynamic';

/** Of a large run the first ones are enough to see how it works. */
const MOST_PHOTOS = 12;

interface Props {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<{ view?: string; run?: string }>;
}

const readWorkflow = cache(async (id: string) => {
  try {
    return await getWorkflow(processServices(), localActor, id);
  } catch (error) {
    if (error instanceof LensgraphError && error.code === 'not_found') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readWorkflow((await params).id)).name };
}

/** A run of this workflow with its photos, and the graph it ran. */
async function readRun(workflowId: string, runId: string) {
  const services = processServices();
  const [detail, photos] = await Promise.all([
    getRunDetail(services, localActor, runId),
    listPhotos(services, localActor, { runId, limit: MOST_PHOTOS }),
  ]).catch((error: unknown) => {
    if (error instanceof LensgraphError && error.code === 'not_found') notFound();
    throw error;
  });
  if (detail.workflowId !== workflowId) notFound();
  const { version } = detail;
  const graph = version === null ? null : (await getVersion(services, localActor, { workflowId, version })).graph;
  return { run: { id: runId, photos: asOutput<RunPhoto[]>(photos.items) }, graph };
}

async function readModels(): Promise<ModelChoice[]> {
  const [locale, models] = await Promise.all([getLocale(), listModels(processServices())]);
  return asOutput<ModelChoice[]>(models.map((model) => inLanguage(locale, model)));
}

export default async function Page({ params, searchParams }: Props) {
  const [{ id }, { view, run }] = await Promise.all([params, searchParams]);
  const [workflow, shown, models] = await Promise.all([
    readWorkflow(id),
    run === undefined ? null : readRun(id, run),
    readModels(),
  ]);
  return (
    <EditPage
      key={`${id} ${run} ${view}`}
      workflow={asOutput({ ...workflow, graph: shown?.graph ?? workflow.graph })}
      models={models}
      modelIndex={[...processServices().models]}
      problems={shown?.graph ? null : workflow.problems}
      viewOnly={view === '1' || shown !== null}
      run={shown?.run ?? null}
    />
  );
}
