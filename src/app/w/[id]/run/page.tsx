// The app view: photos in, result out, no step in sight. Read once here, so that it is whole when it arrives.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LensgraphError } from '../../../../core/errors';
import { processServices } from '../../../../server/container';
import { localActor } from '../../../../server/local-actor';
import { listModels } from '../../../../server/services/list-models';
import { workflowForm } from '../../../../server/services/workflow-form';
import { AppView } from './app-view';
import type { AppViewData } from './app-view-data';
import { modelChoices } from './app-view-data';

export const dynamic = 'force-dynamic';

interface Props {
  readonly params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read(params)).form.name };
}

export default async function AppViewPage({ params }: Props) {
  return <AppView data={await read(params)} />;
}

async function read(params: Props['params']): Promise<AppViewData> {
  try {
    const services = processServices();
    const { id: workflowId } = await params;
    const [form, models] = await Promise.all([
      workflowForm(services, localActor, { workflowId }),
      listModels(services),
    ]);
    return { form, models: modelChoices(models) };
  } catch (error) {
    if (error instanceof LensgraphError && error.code === 'not_found') notFound();
    throw error;
  }
}
