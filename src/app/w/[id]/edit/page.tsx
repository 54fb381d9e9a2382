// The editor of a workflow. Its draft and what the editor needs to know are read here, so that it opens whole.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { LensgraphError } from '../../../../core/errors';
import type { ModelChoice } from '../../../../fields/model-choice';
import { processServices } from '../../../../server/container';
import { localActor } from '../../../../server/local-actor';
import { getWorkflow } from '../../../../server/services/get-workflow';
import { listModels } from '../../../../server/services/list-models';
import { asOutput } from '../../../outputs';
import { EditPage } from './edit-page';

export const dynamic = 'force-dynamic';

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

export default async function Page({ params, searchParams }: Props) {
  const [{ id }, { view, run }] = await Promise.all([params, searchParams]);
  const workflow = await readWorkflow(id);
  const services = processServices();
  const models = asOutput<ModelChoice[]>(await listModels(services));
  return (
    <EditPage
      key={id}
      workflow={asOutput(workflow)}
      models={models}
      modelIndex={[...services.models]}
      viewOnly={view === '1'}
      runId={run}
    />
  );
}
