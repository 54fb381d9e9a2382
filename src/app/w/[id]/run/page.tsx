// The app view: photos in, result out, no step in sight. Read once here, so that it is whole when it arrives.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { LensgraphError } from '../../../../core/errors';
import { processServices } from '../../../../server/container';
import { localActor } from '../../../../server/local-actor';
import type { Services } from '../../../../server/services';
import { isUnreadable } from '../../../../server/services/is-unreadable';
import { listModels } from '../../../../server/services/list-models';
import { type RunAgain, runAgain } from '../../../../server/services/run-again';
import { type FormField, workflowForm } from '../../../../server/services/workflow-form';
import { inLanguage } from '../../../models/said-model';
import { Unreadable } from '../unreadable';
import { AppView } from './app-view';
import type { AppViewData } from './app-view-data';
import { modelChoices } from './app-view-data';

export const dynamic = 'force-dynamic';

interface Props {
  readonly params: Promise<{ id: string }>;
  /** `again`: the run whose photos are to be counted again. */
  readonly searchParams: Promise<{ again?: string | string[] }>;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await read(props);
  return found ? { title: found.form.name } : {};
}

export default async function AppViewPage(props: Props) {
  const data = await read(props);
  return data ? <AppView data={data} /> : <Unreadable />;
}

async function read({ params, searchParams }: Props): Promise<AppViewData | null> {
  try {
    const services = processServices();
    const [{ id: workflowId }, { again: runId }] = await Promise.all([params, searchParams]);
    const [form, models, locale] = await Promise.all([
      workflowForm(services, localActor, { workflowId }),
      listModels(services),
      getLocale(),
    ]);
    const again = typeof runId === 'string' ? await readAgain(services, runId, form.fields) : null;
    return { form, models: modelChoices(models.map((model) => inLanguage(locale, model))), again };
  } catch (error) {
    if (error instanceof LensgraphError && error.code === 'not_found') notFound();
    if (isUnreadable(error)) return null;
    throw error;
  }
}

async function readAgain(
  services: Services,
  runId: string,
  fields: readonly FormField[],
): Promise<RunAgain | 'missing'> {
  try {
    return await runAgain(services, localActor, { runId, fields });
  } catch (error) {
    if (error instanceof LensgraphError && error.code === 'not_found') return 'missing';
    throw error;
  }
}
